package id.pulsa.charging.account;

/** Decides how much of an account's available credit to take; asked once, under the account's lock. */
@FunctionalInterface
public interface ReserveTerms {
    /** Returned when the available credit is not enough for anything. */
    long NOTHING = -1;

    /**
     * Says how much to take.
     *
     * @param availableMicros ≥ 0
     * @return what to set aside, 0 to {@code availableMicros}, or {@link #NOTHING}
     */
    long take(long availableMicros);
}
