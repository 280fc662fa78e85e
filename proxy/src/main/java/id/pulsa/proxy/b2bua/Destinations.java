package id.pulsa.proxy.b2bua;

import id.pulsa.charging.account.SubscriberDirectory;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.proxy.message.HostPort;
import id.pulsa.proxy.message.SipUri;
import id.pulsa.proxy.registrar.Location;
import id.pulsa.proxy.registrar.Locator;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.SipTransport;
import id.pulsa.proxy.transport.TransportKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a dialled number leads: to a subscriber's phones, or to the PBX. Thread-safe; never touches the disk. */
public final class Destinations {
    private final SubscriberDirectory subscribers;
    private final Locator locator;
    private final Pbx pbx;
    private final SipTransport transport;

    public Destinations(SubscriberDirectory subscribers, Locator locator, Pbx pbx, SipTransport transport) {
        this.subscribers = subscribers;
        this.locator = locator;
        this.pbx = pbx;
        this.transport = transport;
    }

    Pbx pbx() {
        return pbx;
    }

    @Nullable Subscriber subscriber(String number) {
        return subscribers.find(number);
    }

    /** The phones that a subscriber registered, the preferred one first; empty when there is none now. */
    List<Target> phones(String number) {
        List<Location> locations = locator.find(number);
        List<Target> targets = new ArrayList<>(locations.size());
        for (Location location : locations) {
            String path = location.path();
            targets.add(new Target(location.contactUri(), path == null ? List.of() : List.of(path), location.flow()));
        }
        return targets;
    }

    /** The phone that a request came from: what it registered over that flow, else whatever is at its other end. */
    Target sender(String number, Flow flow) {
        for (Target target : phones(number)) {
            if (target.flow().equals(flow)) {
                return target;
            }
        }
        return new Target("sip:" + SipUri.escapeUser(number) + "@" + farEnd(flow), List.of(), flow);
    }

    private static String farEnd(Flow flow) {
        String address = flow.remote().getAddress().getHostAddress();
        int zone = address.indexOf('%');
        String hostPort = new HostPort(
                        zone < 0 ? address : address.substring(0, zone),
                        flow.remote().getPort())
                .toString();
        return flow.kind() == TransportKind.UDP ? hostPort : hostPort + ";transport=tcp";
    }

    /** The PBX itself, and the way to it. */
    Target pbxItself() {
        return pbx.itself(transport.flowTo(pbx.kind(), pbx.address()));
    }

    /** The PBX's leg for a number. */
    Target pbxTarget(String number) {
        return pbx.target(number, transport.flowTo(pbx.kind(), pbx.address()));
    }
}
