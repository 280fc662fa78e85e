package id.pulsa.proxy.transaction;

import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.Shard;
import id.pulsa.proxy.transport.SipTransport;

/** Answers requests without keeping anything of them (RFC 3261 §8.2.7). Confined to its shard's thread. */
final class StatelessReplies {
    private final SipTransport transport;
    private final TrafficListener traffic;

    StatelessReplies(SipTransport transport, TrafficListener traffic) {
        this.transport = transport;
        this.traffic = traffic;
    }

    /** Starts an answer; a copy of the same request gets the same To tag, as §8.2.7 asks. */
    static MessageBuilder reply(SipRequest request, int status, String reasonPhrase) {
        long mixed = request.callId().hashCode() * 0x9e37_79b9_7f4a_7c15L
                + request.topVia().hashCode();
        return MessageBuilder.responseTo(request, status, reasonPhrase, "s" + Long.toHexString(mixed));
    }

    /** Sends it, unless {@code request} is an ACK, which nobody answers. Whether it arrives nobody knows. */
    void send(Shard shard, Flow arrival, SipRequest request, SipResponse response) {
        if (!request.method().equals(Method.ACK)) {
            Flow route = ResponseRoute.of(request, arrival);
            traffic.sent(response, route);
            transport.send(shard, route, response.bytes(), 0, response.length(), (onShard, flow, failure) -> {});
        }
    }
}
