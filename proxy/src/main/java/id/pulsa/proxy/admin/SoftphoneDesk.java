package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.proxy.admin.AdminException.Kind;
import id.pulsa.proxy.softphone.SoftphoneLinks;
import id.pulsa.proxy.softphone.SoftphoneSettings;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Settings of softphones for the subscribers that there are. */
public final class SoftphoneDesk {
    private final Function<String, @Nullable Subscriber> subscribers;
    private final String realm;
    private final IntSupplier udpPort;
    private final SoftphoneLinks links;
    private final DocumentText text;

    /** @param udpPort where SIP over UDP is listened on; 0 for nowhere */
    public SoftphoneDesk(
            Function<String, @Nullable Subscriber> subscribers,
            String realm,
            IntSupplier udpPort,
            SoftphoneLinks links,
            DocumentText text) {
        this.subscribers = subscribers;
        this.realm = realm;
        this.udpPort = udpPort;
        this.links = links;
        this.text = text;
    }

    /**
     * The settings of a subscriber's phone that finds the gateway under that host.
     *
     * @throws AdminException when there is no such subscriber, or nothing listens
     */
    SoftphoneSettings settings(String number, String host) {
        Subscriber subscriber = subscribers.apply(number);
        if (subscriber == null) {
            throw new AdminException(Kind.UNKNOWN_SUBSCRIBER, "no subscriber " + number);
        }
        int port = udpPort.getAsInt();
        if (port == 0) {
            throw new AdminException(Kind.UNAVAILABLE, "the gateway does not listen to SIP over UDP");
        }
        return new SoftphoneSettings(number, subscriber.displayName(), realm, subscriber.ha1Md5(), host, port);
    }

    SoftphoneLinks.Link link(SoftphoneSettings settings) {
        return links.make(settings);
    }

    /** What a link leads to, as long as the subscriber still has that password; null when it does not work. */
    @Nullable SoftphoneSettings follow(String secret) {
        SoftphoneSettings settings = links.read(secret);
        if (settings == null) {
            return null;
        }
        Subscriber subscriber = subscribers.apply(settings.number());
        return subscriber != null && subscriber.ha1Md5().equals(settings.ha1Md5()) ? settings : null;
    }

    String instant(long wallMillis) {
        return String.valueOf(text.instant(wallMillis));
    }
}
