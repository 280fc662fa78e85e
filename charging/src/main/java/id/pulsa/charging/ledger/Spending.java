package id.pulsa.charging.ledger;

/**
 * What was charged on the latest day and on the one before. Two days are enough: a call counts for the day of its
 * answer, which may be over when it ends. One that goes on for longer counts for the day before the latest.
 *
 * @param day the latest day on which something was charged, as day of the epoch; 0 before the first
 * @param micros charged on it, in micro-units
 * @param beforeMicros charged on the day before it
 */
public record Spending(long day, long micros, long beforeMicros) {
    /** Nothing yet. */
    public static final Spending NOTHING = new Spending(0, 0, 0);

    /** With a charge of a day. */
    public Spending plus(long chargedDay, long chargeMicros) {
        if (chargedDay == day) {
            return new Spending(day, Math.addExact(micros, chargeMicros), beforeMicros);
        }
        if (chargedDay < day) {
            return new Spending(day, micros, Math.addExact(beforeMicros, chargeMicros));
        }
        return new Spending(chargedDay, chargeMicros, chargedDay == day + 1 ? micros : 0);
    }

    /** What was charged on a day; for one before the two that are known, the earlier of these. */
    public long on(long wantedDay) {
        if (wantedDay > day) {
            return 0;
        }
        return wantedDay == day ? micros : beforeMicros;
    }
}
