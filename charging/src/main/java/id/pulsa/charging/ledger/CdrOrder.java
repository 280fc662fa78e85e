package id.pulsa.charging.ledger;

/**
 * In which order call detail records are listed. Among equal ones those written earlier come first when ascending, last
 * when descending.
 *
 * @param by what they are compared by
 * @param ascending the least first
 */
public record CdrOrder(By by, boolean ascending) {
    /** The usual order of a listing. */
    public static final CdrOrder NEWEST_FIRST = new CdrOrder(By.STARTED, false);

    /** The usual order of an export. */
    public static final CdrOrder OLDEST_FIRST = new CdrOrder(By.STARTED, true);

    /** What records are compared by. */
    public enum By {
        STARTED,
        CHARGE,
        TALK
    }
}
