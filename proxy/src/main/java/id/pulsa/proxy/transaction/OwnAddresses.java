package id.pulsa.proxy.transaction;

import id.pulsa.proxy.message.HostPort;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.SipTransport;
import id.pulsa.proxy.transport.TransportKind;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * What we call ourselves towards a peer, in the Via and Contact of what we send over a flow. The written forms are kept:
 * there are as many as we have addresses. Confined to one shard's thread.
 */
final class OwnAddresses {
    private record Written(String hostPort, String udpVia, String tcpVia) {}

    private final SipTransport transport;
    private final Map<InetSocketAddress, Written> written = new HashMap<>();

    OwnAddresses(SipTransport transport) {
        this.transport = transport;
    }

    /** {@code 192.0.2.1:5060} or {@code [2001:db8::1]:5060}. */
    String hostPort(Flow flow) {
        return written(flow).hostPort();
    }

    /** A Via value for a request over that flow, asking for the source port (RFC 3581 §3). */
    String via(Flow flow, String branch) {
        Written own = written(flow);
        return (flow.kind() == TransportKind.UDP ? own.udpVia() : own.tcpVia()) + branch;
    }

    private Written written(Flow flow) {
        InetSocketAddress address = transport.contactAddress(flow);
        Written known = written.get(address);
        if (known == null) {
            String hostPort = new HostPort(Addresses.numeric(address.getAddress()), address.getPort()).toString();
            known = new Written(hostPort, viaUpToBranch("UDP", hostPort), viaUpToBranch("TCP", hostPort));
            written.put(address, known);
        }
        return known;
    }

    private static String viaUpToBranch(String transport, String hostPort) {
        return "SIP/2.0/" + transport + " " + hostPort + ";rport;branch=";
    }
}
