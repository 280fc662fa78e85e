package id.pulsa.proxy.dialog;

import id.pulsa.proxy.message.SipUri;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.SipTransport;
import id.pulsa.proxy.transport.TransportKind;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where a request inside a dialog is sent. RFC 3261 §12.2.1.2 says: to the first Route, else to the remote target; here
 * that is followed where it can work without asking DNS:
 *
 * <ol>
 *   <li>A host that is a name, or a URI without a port and transport that we speak: the flow that the dialog was set up
 *       over.
 *   <li>No Route, and the remote target's address differs from the one that the peer's messages come from: the peer is
 *       behind a NAT and its Contact cannot be reached, so the flow again.
 *   <li>The same address, and the flow is a TCP connection: the flow, since a phone's Contact names a port where it may
 *       not listen.
 *   <li>Else the address in the URI, with its port (5060 when it has none) and its transport.
 * </ol>
 *
 * <p>A TCP connection that has ended is no flow any more: then the URI's address is tried whatever the rules above say,
 * when it is numeric.
 */
final class NextHop {
    private static final int DEFAULT_PORT = 5060;

    private NextHop() {}

    /**
     * @param uri the first Route's URI or the remote target; null when it is no SIP URI
     * @param routed whether {@code uri} is a Route's
     * @param flow the one that the dialog was set up over
     * @param flowLost whether the flow was a TCP connection that has ended
     */
    static Flow choose(SipTransport transport, @Nullable SipUri uri, boolean routed, Flow flow, boolean flowLost) {
        if (uri == null) {
            return reopened(transport, flow, flowLost);
        }
        InetAddress address = numeric(uri.host());
        TransportKind kind = kind(uri, flow);
        if (address == null || kind == null) {
            return reopened(transport, flow, flowLost);
        }
        boolean sameAddress = address.equals(flow.remote().getAddress());
        if (!flowLost
                && ((!routed && !sameAddress) || (sameAddress && flow.kind().reliable()))) {
            return flow;
        }
        InetSocketAddress target = new InetSocketAddress(address, uri.hostPort().portOr(DEFAULT_PORT));
        return !flowLost && kind == flow.kind() && target.equals(flow.remote()) ? flow : transport.flowTo(kind, target);
    }

    /** The flow while it lasts; after that a new connection to where it led, which is all that is known. */
    private static Flow reopened(SipTransport transport, Flow flow, boolean flowLost) {
        return flowLost ? transport.flowTo(flow.kind(), flow.remote()) : flow;
    }

    /** The URI's transport; that of the flow when the URI names none and the flow is a stream; null when unknown. */
    private static @Nullable TransportKind kind(SipUri uri, Flow flow) {
        String named = uri.parameter("transport");
        return named == null ? flow.kind() : TransportKind.named(named).orElse(null);
    }

    private static @Nullable InetAddress numeric(String host) {
        return NetUtil.createInetAddressFromIpAddressString(host);
    }
}
