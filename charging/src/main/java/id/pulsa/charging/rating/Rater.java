package id.pulsa.charging.rating;

/**
 * Finds the price of a call or message in the tariff now in force. Thread-safe; the answer keeps the snapshot it came
 * from.
 */
public interface Rater {
    /**
     * The price of a plan's calls to a number.
     *
     * @param plan name of the caller's plan
     * @param called the dialled number, as dialled
     */
    RateLookup rate(String plan, String called);

    /** The price of one SIP MESSAGE; same arguments as {@link #rate}. */
    MessagePrice message(String plan, String called);
}
