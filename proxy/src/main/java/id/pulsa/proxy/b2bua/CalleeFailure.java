package id.pulsa.proxy.b2bua;

import id.pulsa.charging.session.EndCause;
import id.pulsa.proxy.message.SipResponse;
import org.jspecify.annotations.Nullable;

/**
 * How a callee leg failed and what that makes of the call.
 *
 * @param status what the caller is told: the callee's status where it tells the caller something, else ours
 * @param cause for the CDR
 * @param text for the Reason header and the CDR
 * @param response the callee's response, when its headers are passed on with its status; else null
 */
record CalleeFailure(
        int status, EndCause cause, String text, @Nullable SipResponse response) {
    /** No response at all, or the connection broke. */
    static final CalleeFailure UNREACHABLE =
            new CalleeFailure(408, EndCause.CALLEE_UNREACHABLE, "Callee does not answer requests", null);

    /** RFC 3428 §8: a message that is not for UDP, on its way to a phone that is reached over nothing else. */
    static CalleeFailure tooLarge(int bytes) {
        String text = "The message takes " + bytes + " bytes and the callee is reached over UDP, which carries "
                + MessageRelay.LONGEST_UDP_BYTES;
        return new CalleeFailure(513, EndCause.REFUSED, text, null);
    }

    /** What a final response other than 2xx means. */
    static CalleeFailure of(SipResponse response) {
        int status = response.status();
        String text = "Callee answered " + status + " " + response.reasonPhrase();
        if (status < 400) {
            // Following a redirection could lead the call past the charging, so it is not followed.
            return new CalleeFailure(480, EndCause.REJECTED_BY_CALLEE, text, null);
        }
        EndCause cause =
                switch (status) {
                    case 404, 410, 484, 604 -> EndCause.UNKNOWN_DESTINATION;
                    case 486, 600 -> EndCause.BUSY;
                    case 603 -> EndCause.DECLINED;
                    case 408, 503, 504 -> EndCause.CALLEE_UNREACHABLE;
                    case 480 -> EndCause.NO_ANSWER;
                    default -> EndCause.REJECTED_BY_CALLEE;
                };
        // A callee's challenge is meant for us, and we have no credentials for it; its 503 does not mean that we are
        // overloaded (RFC 3261 §16.7 step 6).
        return switch (status) {
            case 401, 407 -> new CalleeFailure(502, cause, text, null);
            case 503 -> new CalleeFailure(500, cause, text, null);
            default -> new CalleeFailure(status, cause, text, response);
        };
    }

    /** The one of two that the caller is told: any 6xx, else busy, no answer, 4xx, 5xx, silence (§16.7 step 6). */
    CalleeFailure orBetter(CalleeFailure other) {
        return other.rank() < rank() ? other : this;
    }

    private int rank() {
        if (status >= 600) {
            return 0;
        }
        return switch (cause) {
            case BUSY -> 1;
            case NO_ANSWER -> 2;
            case CALLEE_UNREACHABLE -> 9;
            default -> status >= 500 ? 5 : 4;
        };
    }
}
