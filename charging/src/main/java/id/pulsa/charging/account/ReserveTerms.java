package id.pulsa.charging.account;

/** What a call wants of the account that pays it. */
public interface ReserveTerms {
    /** The number that is called, as {@link id.pulsa.charging.tariff.DialledNumber} writes it. */
    String called();

    /** Whether the call never costs anything: then neither validity nor limits of money keep it from being made. */
    boolean free();

    /** Says how much to take; asked once, under the account's lock. What is returned is taken as granted. */
    Take take(Funds funds);
}
