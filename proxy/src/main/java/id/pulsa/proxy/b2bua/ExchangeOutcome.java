package id.pulsa.proxy.b2bua;

import id.pulsa.proxy.message.SipResponse;

/** Hears what becomes of a request inside a call: one of the two, at least once, the first time counts. */
interface ExchangeOutcome {
    /** For requests whose outcome concerns nobody else. */
    ExchangeOutcome NONE = new ExchangeOutcome() {};

    /** The other side's final response. */
    default void answered(SipResponse response) {}

    /** There is none; the asking side is told {@code status} by us. */
    default void unanswered(int status) {}
}
