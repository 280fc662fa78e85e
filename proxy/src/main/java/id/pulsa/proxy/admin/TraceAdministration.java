package id.pulsa.proxy.admin;

/** Calls explained: their messages, the charging's steps, and the charge. */
public interface TraceAdministration {
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
}
