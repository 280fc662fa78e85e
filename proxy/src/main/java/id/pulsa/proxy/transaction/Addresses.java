package id.pulsa.proxy.transaction;

import java.net.InetAddress;

/** The written form of an IP address, as it stands in a Via. */
final class Addresses {
    private Addresses() {}

    /** Without brackets; without the zone that Java adds to link-local addresses, which means nothing to a peer. */
    static String numeric(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
