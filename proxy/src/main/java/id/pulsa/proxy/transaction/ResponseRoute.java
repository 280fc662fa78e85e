package id.pulsa.proxy.transaction;

import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.Via;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.SipTransport;
import id.pulsa.proxy.transport.TransportKind;
import java.net.InetSocketAddress;

/** Where the responses to a request go (RFC 3261 §18.2.2, RFC 3581 §4). A maddr parameter is ignored. */
final class ResponseRoute {
    private static final int DEFAULT_PORT = 5060;

    private ResponseRoute() {}

    /**
     * The flow for the responses to {@code request}. Over TCP the connection it came by. Over UDP its source address,
     * which is what {@code received} says; the source's port when the peer asked for it with {@code rport}, else the
     * port of sent-by.
     */
    static Flow of(SipRequest request, Flow arrival) {
        if (arrival.kind() != TransportKind.UDP) {
            return arrival;
        }
        Via via = request.topVia();
        int port = via.sentBy().portOr(DEFAULT_PORT);
        if (via.rport() >= 0 || port == arrival.remote().getPort()) {
            return arrival;
        }
        return Flow.udp(arrival.local(), new InetSocketAddress(arrival.remote().getAddress(), port));
    }

    /** The flow to use after the connection that the request came by has ended: a new one to received:sent-by port. */
    static Flow afterClosing(SipTransport transport, Flow arrival, int sentByPort) {
        int port = sentByPort < 0 ? DEFAULT_PORT : sentByPort;
        return transport.flowTo(
                arrival.kind(), new InetSocketAddress(arrival.remote().getAddress(), port));
    }
}
