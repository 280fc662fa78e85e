package id.pulsa.proxy;

import id.pulsa.proxy.b2bua.Pbx;
import id.pulsa.proxy.config.GatewayConfig;
import id.pulsa.proxy.config.Listen;
import id.pulsa.proxy.config.PbxAddress;
import id.pulsa.proxy.transport.ListenAddress;
import id.pulsa.proxy.transport.TransportKind;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The configured hosts and listeners as addresses: looked up once, before the first call, since a shard never waits for
 * DNS.
 *
 * @param listen what to listen on
 * @param pbx where calls to other numbers go
 * @param ownHosts what names us in a URI, in lower case
 * @param advertised what we call ourselves in Via and Contact; null for the address that fits the peer
 */
record GatewayAddresses(
        List<ListenAddress> listen,
        Pbx pbx,
        Set<String> ownHosts,
        @Nullable InetAddress advertised) {
    /**
     * Looks everything up.
     *
     * @throws UnknownHostException naming the key and the host
     */
    static GatewayAddresses of(GatewayConfig config) throws UnknownHostException {
        List<ListenAddress> listen = new ArrayList<>();
        for (Listen one : config.sip().listen()) {
            listen.add(new ListenAddress(kind(one.transport()), one.address()));
        }
        String advertised = config.sip().advertised();
        return new GatewayAddresses(
                listen,
                pbx(config),
                ownHosts(config),
                advertised == null ? null : resolve("sip.advertised", advertised));
    }

    private static Pbx pbx(GatewayConfig config) throws UnknownHostException {
        PbxAddress written = config.sip().pbx();
        Set<InetAddress> trusted = new HashSet<>();
        for (String host : config.sip().pbxTrusted()) {
            trusted.add(resolve("sip.pbx_trusted", host));
        }
        String host = written.host().indexOf(':') < 0 ? written.host() : "[" + written.host() + "]";
        return new Pbx(
                host + ":" + written.port(),
                kind(written.transport()),
                new InetSocketAddress(resolve("sip.pbx", written.host()), written.port()),
                trusted);
    }

    private static Set<String> ownHosts(GatewayConfig config) {
        Set<String> hosts = new HashSet<>(config.sip().domains());
        hosts.add(config.sip().realm().toLowerCase(Locale.ROOT));
        String advertised = config.sip().advertised();
        if (advertised != null) {
            hosts.add(advertised.toLowerCase(Locale.ROOT));
        }
        for (Listen one : config.sip().listen()) {
            InetAddress address = one.address().getAddress();
            if (address.isAnyLocalAddress()) {
                hosts.add("localhost");
                addLocalAddresses(hosts);
            } else {
                hosts.add(address.getHostAddress());
            }
        }
        return hosts;
    }

    private static void addLocalAddresses(Set<String> hosts) {
        try {
            for (NetworkInterface networkInterface :
                    NetworkInterface.networkInterfaces().toList()) {
                networkInterface.inetAddresses().forEach(address -> hosts.add(withoutScope(address)));
            }
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutScope(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }

    private static TransportKind kind(String name) {
        return TransportKind.named(name).orElseThrow(() -> new IllegalArgumentException("no such transport: " + name));
    }

    private static InetAddress resolve(String key, String host) throws UnknownHostException {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new UnknownHostException(key + ": the host " + host + " is not known");
        }
    }
}
