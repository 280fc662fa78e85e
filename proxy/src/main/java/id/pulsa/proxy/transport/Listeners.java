package id.pulsa.proxy.transport;

import io.netty.channel.Channel;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The sockets that listen, in the order configured. */
final class Listeners {
    private record Listener(ListenAddress address, List<UdpSocket> udpSockets, List<Channel> channels) {
        /** Whether the address is of the peer's family. */
        boolean reaches(InetSocketAddress remote) {
            boolean ipv6 = address.address().getAddress() instanceof Inet6Address;
            return ipv6 == remote.getAddress() instanceof Inet6Address;
        }

        /** Whether it is the IPv6 wildcard, which serves IPv4 peers too. */
        boolean reachesAsDualStack(InetSocketAddress remote) {
            return address.address().getAddress() instanceof Inet6Address own
                    && own.isAnyLocalAddress()
                    && remote.getAddress() instanceof Inet4Address;
        }
    }

    private final List<Listener> listeners;

    private Listeners(List<Listener> listeners) {
        this.listeners = listeners;
    }

    /** Opens every address, or none. */
    static Listeners open(List<ListenAddress> addresses, SocketOpener opener, TcpConnections connections)
            throws BindFailedException {
        Map<ListenAddress, Listener> opened = new HashMap<>();
        try {
            for (ListenAddress address : addresses) {
                ListenAddress twin = wildcardTwin(address, addresses);
                boolean ipv6 = address.address().getAddress() instanceof Inet6Address;
                if (twin == null || ipv6 || !opener.ipv6TakesIpv4()) {
                    opened.put(address, open(address, ipv6 && twin != null, opener, connections));
                }
            }
        } catch (BindFailedException e) {
            new Listeners(List.copyOf(opened.values())).close();
            throw e;
        }
        return new Listeners(addresses.stream()
                .map(address -> {
                    Listener own = opened.get(address);
                    return own != null ? own : sharing(address, opened.get(wildcardTwin(address, addresses)));
                })
                .toList());
    }

    private static Listener open(
            ListenAddress address, boolean ipv6Only, SocketOpener opener, TcpConnections connections)
            throws BindFailedException {
        return switch (address.kind()) {
            case UDP -> udp(opener.udp(address, ipv6Only));
            case TCP -> tcp(opener.tcp(address, ipv6Only, connections));
        };
    }

    /** 0.0.0.0 where the socket of [::] serves it. */
    private static Listener sharing(ListenAddress address, @Nullable Listener ipv6) {
        if (ipv6 == null) {
            throw new IllegalStateException(address + " was not opened");
        }
        return new Listener(address, ipv6.udpSockets(), ipv6.channels());
    }

    private static Listener udp(List<UdpSocket> sockets) {
        List<Channel> channels = new ArrayList<>();
        sockets.forEach(socket -> channels.add(socket.channel()));
        return new Listener(new ListenAddress(TransportKind.UDP, sockets.get(0).local()), sockets, channels);
    }

    private static Listener tcp(Channel channel) {
        InetSocketAddress bound = (InetSocketAddress) channel.localAddress();
        return new Listener(new ListenAddress(TransportKind.TCP, bound), List.of(), List.of(channel));
    }

    /** The wildcard address of the other family with the same transport and port, or null. */
    private static @Nullable ListenAddress wildcardTwin(ListenAddress address, List<ListenAddress> all) {
        InetAddress own = address.address().getAddress();
        int port = address.address().getPort();
        if (!own.isAnyLocalAddress() || port == 0) {
            return null;
        }
        for (ListenAddress other : all) {
            InetAddress theirs = other.address().getAddress();
            if (other.kind() == address.kind()
                    && other.address().getPort() == port
                    && theirs.isAnyLocalAddress()
                    && theirs instanceof Inet6Address != own instanceof Inet6Address) {
                return other;
            }
        }
        return null;
    }

    /** Lets everything in that arrives from now on; what has come to sockets that share a port before is dropped. */
    void beginReading() {
        listeners.stream()
                .filter(listener -> listener.udpSockets().size() > 1)
                .flatMap(listener -> listener.udpSockets().stream())
                .distinct()
                .map(UdpSocket::readAnew)
                .toList()
                .forEach(CompletableFuture::join);
        listeners.forEach(listener ->
                listener.channels().forEach(channel -> channel.config().setAutoRead(true)));
    }

    List<ListenAddress> addresses() {
        return listeners.stream().map(Listener::address).toList();
    }

    /** The first listening address that reaches {@code remote}; port 0 of the same family when there is none. */
    InetSocketAddress localFor(TransportKind kind, InetSocketAddress remote) {
        Listener listener = reaching(kind, remote);
        return listener != null
                ? listener.address().address()
                : new InetSocketAddress(remote.getAddress() instanceof Inet6Address ? "::" : "0.0.0.0", 0);
    }

    /** The flow's own socket, or when that address is no longer listened on one that reaches the peer, or null. */
    @Nullable UdpSocket udpSocket(Flow flow, int shard) {
        for (Listener listener : listeners) {
            if (listener.address().kind() == TransportKind.UDP
                    && listener.address().address().equals(flow.local())) {
                return socketOf(listener, shard);
            }
        }
        Listener other = reaching(TransportKind.UDP, flow.remote());
        return other == null ? null : socketOf(other, shard);
    }

    private static UdpSocket socketOf(Listener listener, int shard) {
        return listener.udpSockets().get(shard % listener.udpSockets().size());
    }

    private @Nullable Listener reaching(TransportKind kind, InetSocketAddress remote) {
        Listener dualStack = null;
        for (Listener listener : listeners) {
            if (listener.address().kind() == kind) {
                if (listener.reaches(remote)) {
                    return listener;
                }
                if (dualStack == null && listener.reachesAsDualStack(remote)) {
                    dualStack = listener;
                }
            }
        }
        return dualStack;
    }

    /** Closes every socket and waits until they are closed. */
    void close() {
        listeners.forEach(listener ->
                listener.channels().forEach(channel -> channel.close().awaitUninterruptibly()));
    }
}
