package id.pulsa.proxy.b2bua;

import id.pulsa.charging.session.Authorisation;
import id.pulsa.charging.session.EndCause;
import id.pulsa.charging.session.MessageAuthorisation;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;

/**
 * What a call that does not come about looks like on the wire: one table for every cause.
 *
 * @param status SIP status of the response to the caller
 * @param text what the Reason header says, for whoever reads the trace
 * @param retryAfterSeconds for a Retry-After header, or 0 for none
 */
record Rejection(int status, String text, int retryAfterSeconds) {
    /** The end of the paid time, whatever credit there is. */
    static final Rejection CREDIT_WITHHELD =
            new Rejection(503, "The ledger could not be written, so no more credit was set aside", 5);

    /** What is left of a call after a restart is taken back. */
    static final Rejection RESTARTED = new Rejection(503, "Gateway was restarted", 5);

    private static final int OVERLOAD_RETRY_SECONDS = 5;

    /** More than the gateway takes on at a time. */
    static Rejection tooMany(String what) {
        return new Rejection(503, "Too many " + what + " at once", OVERLOAD_RETRY_SECONDS);
    }

    /** How a refusal by the charging side is answered. */
    static Rejection of(Authorisation.Refused refused) {
        return new Rejection(RefusalStatus.of(refused.refusal()), refused.text(), refused.retryAfterSeconds());
    }

    /** How a refusal by the charging side is answered. */
    static Rejection of(MessageAuthorisation.Refused refused) {
        return new Rejection(RefusalStatus.of(refused.refusal()), refused.text(), refused.retryAfterSeconds());
    }

    /** Adds Reason and Retry-After to the response. */
    MessageBuilder addTo(MessageBuilder response) {
        if (retryAfterSeconds > 0) {
            response.add(HeaderName.RETRY_AFTER, retryAfterSeconds);
        }
        return response.add(HeaderName.REASON, ReasonText.sip(status, text));
    }

    /** How the end of a call that was never answered is told to the caller, when no callee's response says it. */
    static Rejection of(EndCause cause) {
        return switch (cause) {
            case CANCELLED -> new Rejection(487, "Cancelled by the caller", 0);
            case CALLER_LOST -> new Rejection(487, "The caller's phone is gone", 0);
            case NO_ANSWER -> new Rejection(480, "No answer", 0);
            case NOT_REGISTERED -> new Rejection(480, "Callee is not registered", 0);
            case UNKNOWN_DESTINATION -> new Rejection(404, "No such number", 0);
            case BUSY -> new Rejection(486, "Callee is busy", 0);
            case DECLINED -> new Rejection(603, "Callee declined", 0);
            case REJECTED_BY_CALLEE -> new Rejection(480, "Callee rejected the call", 0);
            case CALLEE_UNREACHABLE -> new Rejection(408, "Callee does not answer requests", 0);
            case CALLEE_LOST -> new Rejection(408, "The callee's phone is gone", 0);
            case HANDOVER_DROPPED -> new Rejection(503, "No channel in the cell that the phone has gone to", 0);
            case ADMINISTRATOR -> new Rejection(480, "Ended by the administrator", 0);
            case GATEWAY_STOPPED, GATEWAY_RESTARTED -> new Rejection(503, "Gateway is stopping", 5);
            case TIME_LIMIT -> new Rejection(480, "Longest call duration reached", 0);
            case CREDIT_EXHAUSTED -> new Rejection(402, "Credit exhausted", 0);
            case CALLER_HUNG_UP -> new Rejection(487, "Caller hung up", 0);
            case CALLEE_HUNG_UP -> new Rejection(480, "Callee hung up", 0);
            case ACK_MISSING -> new Rejection(408, "No ACK to the answer", 0);
            case SERVICE -> new Rejection(603, "Answered by message", 0);
            case REFUSED, DELIVERED, INTERNAL_ERROR -> new Rejection(500, "Internal error", 0);
        };
    }
}
