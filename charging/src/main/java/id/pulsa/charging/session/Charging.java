package id.pulsa.charging.session;

/** Decides whether a call may be made and opens its {@link CallSession}. Thread-safe; never blocks on the disk. */
public interface Charging {
    /**
     * Rates the call, checks limits, seizes cell channels and reserves the first slice: all of it or nothing. A refused
     * attempt is over when this returns: nothing is held and its CDR has been handed to the ledger.
     */
    Authorisation authorise(CallAttempt attempt);

    /** Rates a SIP MESSAGE and sets its price aside; same rules as for a call. */
    MessageAuthorisation authorise(MessageAttempt attempt);
}
