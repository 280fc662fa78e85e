package id.pulsa.proxy.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.pulsa.charging.time.SystemTime;
import id.pulsa.proxy.transport.RecordingSink.What;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What arrives between the binding of the sockets and the first read. */
class ListenersTest {
    @ParameterizedTest
    @MethodSource("id.pulsa.proxy.transport.TransportUnderTest#libraries")
    void socketsThatShareAPortBeginWithNothing(SocketLibrary library) throws Exception {
        TransportSettings settings = new TransportSettings(2, library, 1 << 20, null, TransportUnderTest.LIMITS);
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, library.ioHandlers());
        RecordingSink sink = new RecordingSink();
        GuardedSink guarded = new GuardedSink(sink);
        List<EventLoopShard> shards = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            shards.add(new EventLoopShard(i, loops.next(), new SystemTime()));
        }
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Listeners listeners = Listeners.open(
                List.of(new ListenAddress(TransportKind.UDP, any)),
                new SocketOpener(settings, loops, shards, guarded),
                new TcpConnections(settings, guarded, 0));
        try (DatagramSocket peer = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            InetSocketAddress at = listeners.addresses().get(0).address();
            for (int i = 0; i < 300; i++) {
                send(peer, "before", at);
            }
            listeners.beginReading();
            send(peer, "after", at);
            // One socket has nothing to mistake: it gives all.
            boolean shared = library == SocketLibrary.EPOLL;
            assertEquals(shared ? "after" : "before", sink.next(What.RECEIVED).text());
        } finally {
            listeners.close();
            loops.shutdownGracefully().sync();
        }
    }

    private static void send(DatagramSocket from, String text, InetSocketAddress to) throws Exception {
        byte[] bytes = TransportUnderTest.bytes(text);
        from.send(new DatagramPacket(bytes, bytes.length, to));
    }
}
