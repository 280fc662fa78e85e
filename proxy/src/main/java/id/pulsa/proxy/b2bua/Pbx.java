package id.pulsa.proxy.b2bua;

import id.pulsa.proxy.message.SipUri;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.TransportKind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;

/**
 * The PBX: it gets the calls to numbers that are no subscriber's, and what comes from it is trusted.
 *
 * @param hostPort as its URI is written
 * @param kind protocol towards it
 * @param address where it is
 * @param sources whose requests are its own, whatever port they come from
 */
public record Pbx(String hostPort, TransportKind kind, InetSocketAddress address, Set<InetAddress> sources) {
    public Pbx {
        sources = Set.copyOf(sources);
    }

    /**
     * Whether a request over {@code flow} is the PBX's. Its own address counts with its port only: in a lab, phones run
     * on the same machine.
     */
    boolean sent(Flow flow) {
        return flow.remote().equals(address) || sources.contains(flow.remote().getAddress());
    }

    /** Where it is asked whether it is there. */
    Target itself(Flow flow) {
        String transport = kind == TransportKind.UDP ? "" : ";transport=tcp";
        return new Target("sip:" + hostPort + transport, List.of(), flow);
    }

    /** The leg that carries a call to {@code number} there. */
    Target target(String number, Flow flow) {
        String transport = kind == TransportKind.UDP ? "" : ";transport=tcp";
        return new Target("sip:" + SipUri.escapeUser(number) + "@" + hostPort + transport, List.of(), flow);
    }
}
