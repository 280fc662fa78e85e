package id.pulsa.charging.session;

/** The answer to a {@link MessageAttempt}. */
public sealed interface MessageAuthorisation {
    /** The message may be sent; {@code session} holds its price until one of its ends. */
    record Granted(MessageSession session) implements MessageAuthorisation {}

    /**
     * The message may not be sent; its CDR has been handed to the ledger.
     *
     * @param text one sentence for a human, free of line breaks
     * @param retryAfterSeconds when trying again makes sense, or 0
     */
    record Refused(Refusal refusal, String text, int retryAfterSeconds) implements MessageAuthorisation {}
}
