package id.pulsa.proxy.transaction;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import org.jspecify.annotations.Nullable;

/** The two requests that belong to an INVITE's own hop: same Via, same Route, same Request-URI. */
final class DerivedRequests {
    private static final int MAX_FORWARDS = 70;

    private DerivedRequests() {}

    /** The ACK to a final response other than 2xx (RFC 3261 §17.1.1.3): To with the response's tag. */
    static SipRequest ack(SipRequest invite, SipResponse response) {
        return MessageBuilder.request(Method.ACK, invite.requestUri())
                .copy(invite, HeaderName.VIA)
                .add(HeaderName.MAX_FORWARDS, MAX_FORWARDS)
                .copy(invite, HeaderName.ROUTE)
                .copy(invite, HeaderName.FROM)
                .copy(response, HeaderName.TO)
                .copy(invite, HeaderName.CALL_ID)
                .add(HeaderName.CSEQ, invite.cseq().number() + " ACK")
                .buildRequest();
    }

    /** The CANCEL (RFC 3261 §9.1), with a Reason when one is given (RFC 3326). */
    static SipRequest cancel(SipRequest invite, @Nullable String reason) {
        MessageBuilder cancel = MessageBuilder.request(Method.CANCEL, invite.requestUri())
                .copy(invite, HeaderName.VIA)
                .add(HeaderName.MAX_FORWARDS, MAX_FORWARDS)
                .copy(invite, HeaderName.ROUTE)
                .copy(invite, HeaderName.FROM)
                .copy(invite, HeaderName.TO)
                .copy(invite, HeaderName.CALL_ID)
                .add(HeaderName.CSEQ, invite.cseq().number() + " CANCEL");
        if (reason != null) {
            cancel.add(HeaderName.REASON, reason);
        }
        return cancel.buildRequest();
    }
}
