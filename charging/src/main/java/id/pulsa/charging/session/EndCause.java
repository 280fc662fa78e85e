package id.pulsa.charging.session;

/** Why a call ended: one value per row of the CDR's cause column. Never renamed: CDR readers depend on the names. */
public enum EndCause {
    CALLER_HUNG_UP,
    CALLEE_HUNG_UP,
    CREDIT_EXHAUSTED,
    TIME_LIMIT,
    CANCELLED,
    BUSY,
    DECLINED,
    NO_ANSWER,
    NOT_REGISTERED,
    UNKNOWN_DESTINATION,
    REJECTED_BY_CALLEE,
    CALLEE_UNREACHABLE,
    REFUSED,
    /** A SIP MESSAGE reached its destination. */
    DELIVERED,
    /** A call to a service number: answered by a message. */
    SERVICE,
    ACK_MISSING,
    CALLER_LOST,
    CALLEE_LOST,
    /** A phone has gone to a full cell, whose rule is that such calls end. */
    HANDOVER_DROPPED,
    ADMINISTRATOR,
    GATEWAY_STOPPED,
    GATEWAY_RESTARTED,
    INTERNAL_ERROR
}
