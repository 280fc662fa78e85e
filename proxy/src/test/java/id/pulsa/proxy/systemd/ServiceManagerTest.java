package id.pulsa.proxy.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.unix.DomainDatagramPacket;
import io.netty.channel.unix.DomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What systemd would hear, at a socket of its kind. */
class ServiceManagerTest {
    private static final long PATIENCE_SECONDS = 10;

    @TempDir
    Path directory;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());

    @BeforeEach
    void thereAreSuchSockets() {
        assumeTrue(Epoll.isAvailable());
    }

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private Channel listen(String path) {
        return new Bootstrap()
                .group(loop)
                .channel(EpollDomainDatagramChannel.class)
                .handler(new SimpleChannelInboundHandler<DomainDatagramPacket>() {
                    @Override
                    protected void channelRead0(ChannelHandlerContext context, DomainDatagramPacket packet) {
                        heard.add(packet.content().toString(StandardCharsets.UTF_8));
                    }
                })
                .bind(new DomainSocketAddress(path))
                .syncUninterruptibly()
                .channel();
    }

    @Test
    void hearsWhatIsSent() throws InterruptedException {
        Path path = directory.resolve("notify");
        listen(path.toString());
        try (NotifySocket socket =
                NotifySocket.of(Map.of(NotifySocket.VARIABLE, path.toString())).orElseThrow()) {
            socket.send("READY=1\nSTATUS=taking calls");
            assertEquals("READY=1\nSTATUS=taking calls", heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
    }

    /** Nobody listens, or there is no such path: that is no reason not to serve calls. */
    @Test
    void isNotMissed() {
        assertTrue(NotifySocket.of(Map.of()).isEmpty());
        assertTrue(NotifySocket.of(Map.of(
                        NotifySocket.VARIABLE, directory.resolve("nobody").toString()))
                .isEmpty());
    }

    /** As long as the gateway answers; one that does not is left to be restarted. */
    @Test
    void watchesTheGateway() throws InterruptedException {
        Path path = directory.resolve("notify");
        listen(path.toString());
        Map<String, String> environment = Map.of("WATCHDOG_USEC", "20000");
        try (NotifySocket socket =
                NotifySocket.of(Map.of(NotifySocket.VARIABLE, path.toString())).orElseThrow()) {
            CompletableFuture<Integer> stuck = new CompletableFuture<>();
            try (Watchdog dead =
                    Watchdog.start(environment, 1, socket, () -> stuck).orElseThrow()) {
                assertNotNull(dead);
                CompletableFuture<Integer> answered = CompletableFuture.completedFuture(1);
                try (Watchdog alive =
                        Watchdog.start(environment, 1, socket, () -> answered).orElseThrow()) {
                    assertNotNull(alive);
                    assertEquals("WATCHDOG=1", heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
                    assertEquals("WATCHDOG=1", heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
                }
            }
        }
    }

    /** Only the gateway of which nothing is heard runs: after its time there is still nothing. */
    @Test
    void saysNothingForAGatewayThatHangs() throws InterruptedException {
        Path path = directory.resolve("notify");
        listen(path.toString());
        CompletableFuture<Integer> stuck = new CompletableFuture<>();
        try (NotifySocket socket = NotifySocket.of(Map.of(NotifySocket.VARIABLE, path.toString()))
                        .orElseThrow();
                Watchdog watchdog = Watchdog.start(Map.of("WATCHDOG_USEC", "2000"), 1, socket, () -> stuck)
                        .orElseThrow()) {
            assertNotNull(watchdog);
            assertEquals(null, heard.poll(200, TimeUnit.MILLISECONDS));
            stuck.complete(1);
            assertEquals("WATCHDOG=1", heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            30000000, -,  30000000
            30000000, 42, 30000000
            30000000, 43, -
            0,        -,  -
            -,        -,  -
            x,        42, -
            """)
    void asksForSignsOfLife(String timeout, String pid, Long expected) {
        Map<String, String> environment = new java.util.HashMap<>();
        if (timeout != null) {
            environment.put("WATCHDOG_USEC", timeout);
        }
        if (pid != null) {
            environment.put("WATCHDOG_PID", pid);
        }
        assertEquals(Optional.ofNullable(expected), Watchdog.timeoutMicros(environment, 42));
    }
}
