package id.pulsa.proxy.b2bua;

import id.pulsa.charging.session.Refusal;

/** What a refusal by the charging side looks like on the wire. */
public final class RefusalStatus {
    private RefusalStatus() {}

    /** The SIP status that the caller gets. */
    public static int of(Refusal refusal) {
        return switch (refusal) {
            case OVERLOADED, LEDGER_UNWRITABLE, CELL_FULL, PREBLOCKED -> 503;
            case UNKNOWN_SUBSCRIBER, BARRED, EXPIRED, DESTINATION_BARRED -> 403;
            case CALLEE_EXPIRED, PRICE_CONSENT -> 480;
            case NO_RATE -> 404;
            case SUBSCRIBER_CALL_LIMIT, ACCOUNT_CALL_LIMIT -> 486;
            case NO_CREDIT, DAILY_LIMIT -> 402;
        };
    }
}
