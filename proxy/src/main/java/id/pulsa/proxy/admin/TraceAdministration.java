package id.pulsa.proxy.admin;

import java.time.Duration;

/** Calls explained: their messages, the charging's steps, and the charge. */
public interface TraceAdministration {
    /** Longest time for {@link #watch}. */
    Duration LONGEST_WATCH = Duration.ofHours(1);

    /**
     * The explanation of a call that has its record.
     *
     * @return the bytes in that format
     * @throws AdminException of kind UNKNOWN_RECORD or UNKNOWN_TRACE when there is none
     */
    byte[] ofRecord(String callId, TraceFormat format);

    /**
     * The explanation, so far, of a call that runs, or has just ended.
     *
     * @return the bytes in that format
     * @throws AdminException of kind UNKNOWN_TRACE when there is none
     */
    byte[] ofCall(String callId, TraceFormat format);

    /**
     * Keeps everything that a subscriber's number sends or gets, inside calls and outside, from now on.
     *
     * @param time for so long, at most {@link #LONGEST_WATCH}
     * @return the number, and {@code until} when
     */
    Document watch(String number, Duration time);

    /** Ends that and forgets what was kept. */
    void unwatch(String number);

    /**
     * What was kept of a subscriber's number.
     *
     * @return the bytes in that format
     * @throws AdminException of kind UNKNOWN_TRACE when it is not watched
     */
    byte[] ofSubscriber(String number, TraceFormat format);
}
