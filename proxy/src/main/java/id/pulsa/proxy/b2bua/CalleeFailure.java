package id.pulsa.proxy.b2bua;

import id.pulsa.charging.session.EndCause;

/**
 * How a callee leg failed and what that makes of the call.
 *
 * @param status what the caller is told: the callee's status where it tells the caller something, else ours
 * @param cause for the CDR
 * @param text for the Reason header and the CDR
 */
record CalleeFailure(int status, EndCause cause, String text) {
    /** No response at all, or the connection broke. */
    static final CalleeFailure UNREACHABLE =
            new CalleeFailure(408, EndCause.CALLEE_UNREACHABLE, "Callee does not answer requests");

    /** What a final response other than 2xx means. */
    static CalleeFailure of(int status, String phrase) {
        String text = "Callee answered " + status + (phrase.isEmpty() ? "" : " " + phrase);
        if (status < 400) {
            // Following a redirection could lead the call past the charging, so it is not followed.
            return new CalleeFailure(480, EndCause.REJECTED_BY_CALLEE, text);
        }
        return switch (status) {
            // The callee's challenge is meant for us, and we have no credentials for it.
            case 401, 407 -> new CalleeFailure(502, EndCause.REJECTED_BY_CALLEE, text);
            case 404, 410, 484, 604 -> new CalleeFailure(status, EndCause.UNKNOWN_DESTINATION, text);
            case 486, 600 -> new CalleeFailure(status, EndCause.BUSY, text);
            case 603 -> new CalleeFailure(status, EndCause.DECLINED, text);
            case 408, 503, 504 -> new CalleeFailure(status, EndCause.CALLEE_UNREACHABLE, text);
            case 480 -> new CalleeFailure(status, EndCause.NO_ANSWER, text);
            default -> new CalleeFailure(status, EndCause.REJECTED_BY_CALLEE, text);
        };
    }

    /** The one of two that the caller is told: any 6xx, else the lowest class, busy before the rest (§16.7 step 6). */
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
