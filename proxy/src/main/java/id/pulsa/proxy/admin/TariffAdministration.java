package id.pulsa.proxy.admin;

/**
 * What an administrator can do with the tariffs of a running gateway. Answers are documents as the API sends them. Every
 * method blocks until the answer is known and throws {@link AdminException} when there is none.
 */
public interface TariffAdministration {
    /**
     * Reads the configuration files again and puts the tariffs into force, all or nothing. Running calls keep their
     * prices.
     *
     * @throws AdminException of kind CONFIG_INVALID when the files hold mistakes: nothing has changed then, and its
     *     details hold {@code findings}
     */
    Document reload();

    /** What is wrong, or may be, in the configuration files as they are now; changes nothing. */
    Document checkConfiguration();

    /** The tariffs in force: version, when and from which files they were loaded, the plans. */
    Document tariffs();

    /** What a call or a message would cost by the tariffs in force, taken apart. */
    Document quote(QuoteRequest request);

    /** What a call costs at every hour of a week, or how little and how much it costs to each destination. */
    Document week(WeekRequest request);
}
