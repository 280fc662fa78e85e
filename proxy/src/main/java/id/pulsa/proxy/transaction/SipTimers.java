package id.pulsa.proxy.transaction;

/**
 * The timers of RFC 3261 §17 (table 4) and RFC 6026 §8.4, derived from three values, in milliseconds.
 *
 * @param t1Millis estimate of the round-trip time
 * @param t2Millis longest interval between retransmissions of a non-INVITE request and of an INVITE's response
 * @param t4Millis longest time that a message stays in the network
 */
public record SipTimers(long t1Millis, long t2Millis, long t4Millis) {
    /** The defaults of RFC 3261: 500 ms, 4 s, 5 s. */
    public static final SipTimers DEFAULT = new SipTimers(500, 4_000, 5_000);

    /** How long an INVITE server transaction waits for its user before it sends 100 itself (§17.2.1). */
    public static final long TRYING_MILLIS = 200;

    private static final int LIFE_IN_T1 = 64;

    public SipTimers {
        if (t1Millis < 1 || t2Millis < t1Millis || t4Millis < 1) {
            throw new IllegalArgumentException("T1 and T4 must be positive, T2 at least T1");
        }
    }

    private long life() {
        return LIFE_IN_T1 * t1Millis;
    }

    /** Timer A: first retransmission of an INVITE; each later interval is twice the one before (§17.1.1.2). */
    public long aMillis() {
        return t1Millis;
    }

    /** Timer B: an INVITE without any response has timed out (§17.1.1.2). */
    public long bMillis() {
        return life();
    }

    /** Timer D: how long retransmitted final responses to an INVITE are acknowledged again (§17.1.1.2). */
    public long dMillis(boolean reliable) {
        return reliable ? 0 : Math.max(32_000, life());
    }

    /** Timer E: first retransmission of another request; later intervals double up to T2 (§17.1.2.2). */
    public long eMillis() {
        return t1Millis;
    }

    /** Timer F: another request without final response has timed out (§17.1.2.2). */
    public long fMillis() {
        return life();
    }

    /**
     * How long another request than INVITE may be without any answer before 100 is sent: until its sender's Timer E has
     * come to T2 (RFC 4320 §4.1).
     */
    public long tryingMillis() {
        long passed = 0;
        for (long interval = t1Millis; interval < t2Millis; interval = nextMillis(interval)) {
            passed += interval;
        }
        return passed;
    }

    /**
     * How long to wait for the answer to a request that was passed on: a little less than Timer F of whoever sent it.
     * An answer later than that reaches nobody (RFC 4320 §4.2).
     */
    public long relayMillis() {
        return (LIFE_IN_T1 - 2) * t1Millis;
    }

    /** Timer G: first retransmission of a final response to an INVITE; later intervals double up to T2 (§17.2.1). */
    public long gMillis() {
        return t1Millis;
    }

    /** Timer H: how long ACK is waited for (§17.2.1). */
    public long hMillis() {
        return life();
    }

    /** Timer I: how long retransmitted ACKs are absorbed (§17.2.1). */
    public long iMillis(boolean reliable) {
        return reliable ? 0 : t4Millis;
    }

    /** Timer J: how long retransmissions of another request are answered again (§17.2.2). */
    public long jMillis(boolean reliable) {
        return reliable ? 0 : life();
    }

    /** Timer K: how long retransmitted responses to another request are absorbed (§17.1.2.2). */
    public long kMillis(boolean reliable) {
        return reliable ? 0 : t4Millis;
    }

    /** Timer L: how long the server side of an accepted INVITE stays (RFC 6026 §7.1). */
    public long lMillis() {
        return life();
    }

    /** Timer M: how long the client side of an accepted INVITE stays (RFC 6026 §7.2). */
    public long mMillis() {
        return life();
    }

    /** How long a cancelled INVITE may stay without final response (§9.1). */
    public long cancelMillis() {
        return life();
    }

    /** How long a 2xx to INVITE is retransmitted without ACK (§13.3.1.4). */
    public long answerMillis() {
        return life();
    }

    /** The interval that follows {@code intervalMillis}: twice as long, T2 at the most. */
    public long nextMillis(long intervalMillis) {
        return Math.min(2 * intervalMillis, t2Millis);
    }
}
