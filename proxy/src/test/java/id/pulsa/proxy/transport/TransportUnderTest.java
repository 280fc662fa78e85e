package id.pulsa.proxy.transport;

import id.pulsa.charging.time.SystemTime;
import io.netty.channel.epoll.Epoll;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** A transport with two shards on a loopback address, one UDP and one TCP port, and what it reports. */
final class TransportUnderTest implements AutoCloseable {
    static final TransportLimits LIMITS = TransportLimits.DEFAULT;
    static final String MESSAGE = "OPTIONS sip:a SIP/2.0\r\nContent-Length: 4\r\n\r\nbody";

    final RecordingSink sink = new RecordingSink();
    final LinkedBlockingQueue<SendFailure> failures = new LinkedBlockingQueue<>();
    final NettySipTransport transport;
    final InetSocketAddress udp;
    final InetSocketAddress tcp;

    TransportUnderTest(SocketLibrary library, String host) throws Exception {
        this(library, host, LIMITS);
    }

    TransportUnderTest(SocketLibrary library, String host, TransportLimits limits) throws Exception {
        transport = new NettySipTransport(new TransportSettings(2, library, 1 << 20, null, limits), new SystemTime());
        InetSocketAddress any = new InetSocketAddress(host, 0);
        transport.start(
                List.of(new ListenAddress(TransportKind.UDP, any), new ListenAddress(TransportKind.TCP, any)), sink);
        udp = transport.listening().get(0).address();
        tcp = transport.listening().get(1).address();
    }

    /** Each way to reach the sockets: library and loopback address. */
    static Stream<Arguments> everyWay() {
        return libraries().flatMap(library -> Stream.of("127.0.0.1", "::1").map(host -> Arguments.of(library, host)));
    }

    static Stream<SocketLibrary> libraries() {
        return Stream.of(SocketLibrary.values())
                .filter(library -> library != SocketLibrary.EPOLL || Epoll.isAvailable());
    }

    static TransportLimits limits(int maxMessageBytes, int connections, int perRemote, Duration idle, Duration whole) {
        return new TransportLimits(
                maxMessageBytes, 1_000, connections, perRemote, 1 << 18, idle, whole, Duration.ofSeconds(5));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    Socket connect() throws Exception {
        Socket socket = new Socket(tcp.getAddress(), tcp.getPort());
        socket.setSoTimeout(RecordingSink.SECONDS * 1_000);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** Sends from the given shard, on its thread; failures are collected. */
    void send(int shardIndex, Flow flow, byte[] message) {
        Shard shard = transport.shard(shardIndex);
        shard.execute(() -> transport.send(shard, flow, message, 0, message.length, (sender, to, failure) -> {
            if (sender == shard && shard.inThread()) {
                failures.add(failure);
            }
        }));
    }

    static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(host, e);
        }
    }

    @Override
    public void close() {
        transport.close();
    }
}
