package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What open overview pages cost at 200 calls a second: spans of time with {@code -Dpulsa.overviewPages=50} of them and
 * spans without take turns in one run of one gateway. Prints the CPU time of the gateway per call in each.
 */
@Isolated
@EnabledIfSystemProperty(named = "pulsa.overviewPages", matches = "\\d+")
class OverviewPagesIT {
    private static final int PAGES = Integer.getInteger("pulsa.overviewPages", 0);
    private static final int PER_SECOND = 200;
    private static final int WARM_SECONDS = 60;
    private static final int SPAN_SECONDS = 20;
    private static final int SPANS = 6;
    private static final int OPENING_SECONDS = 3;
    private static final double MOST = 1.10;
    private static final Duration TALK = Duration.ofSeconds(2);
    private static final Pattern BLANKS = Pattern.compile(" ");
    /** utime and stime, counted from behind the command's name. */
    private static final int UTIME = 11;

    private static final double TICKS_PER_SECOND = 100;

    @Test
    void fiftyPagesCostLittle() throws IOException {
        SubscriberFile subscribers = new SubscriberFile();
        List<Sipp.Caller> callers = IntStream.range(66_000, 68_000)
                .mapToObj(Integer::toString)
                .map(Stage::caller)
                .toList();
        callers.forEach(caller -> subscribers.add(caller.number(), "1000000.00", "lab"));
        int seconds = WARM_SECONDS + 2 * SPANS * (SPAN_SECONDS + OPENING_SECONDS) + 10;
        try (Stage stage = Stage.setUp("overview-pages", new FreePorts(27_600))) {
            GatewayProcess gateway = stage.gateway()
                    .withSubscribers(subscribers)
                    .set("sip.t1", "500ms")
                    .start();
            try (SippRun pbx = stage.busyPbx();
                    SippRun load = stage.scenario("caller-hangs-up", "-")
                            .as(callers)
                            .calls("1000")
                            .talking(TALK)
                            .times(seconds * PER_SECOND, PER_SECOND)
                            .crowded()
                            .start()) {
                pause(WARM_SECONDS);
                double without = 0;
                double with = 0;
                for (int i = 0; i < SPANS; i++) {
                    pause(OPENING_SECONDS);
                    without += span(gateway, "none");
                    try (Pages pages = Pages.open(gateway)) {
                        pause(OPENING_SECONDS);
                        long before = pages.events.get();
                        with += span(gateway, PAGES + " pages");
                        double each = (double) (pages.events.get() - before) / PAGES / SPAN_SECONDS;
                        assertTrue(each > 0.8 && each < 1.1, "each page is told once a second: " + each);
                    }
                }
                System.out.printf(
                        Locale.ROOT,
                        "CPU per call: %.1f µs without, %.1f µs with %d overview pages: × %.3f%n",
                        without / SPANS,
                        with / SPANS,
                        PAGES,
                        with / without);
                assertTrue(pbx.isAlive(), "under load");
                assertTrue(with < MOST * without, "× " + with / without);
                load.awaitSuccess(Duration.ofSeconds(60));
            }
        }
    }

    private static void pause(int seconds) {
        LockSupport.parkNanos(seconds * 1_000_000_000L);
    }

    /** CPU time of the gateway per call, in µs. */
    private static double span(GatewayProcess gateway, String what) throws IOException {
        double cpu = cpuSeconds(gateway.pid());
        long begun = System.nanoTime();
        pause(SPAN_SECONDS);
        double perCall = (cpuSeconds(gateway.pid()) - cpu) / (System.nanoTime() - begun) * 1e15 / PER_SECOND;
        System.out.printf(Locale.ROOT, "%-10s %.1f µs%n", what, perCall);
        return perCall;
    }

    private static double cpuSeconds(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        String[] fields = BLANKS.split(stat.substring(stat.lastIndexOf(')') + 2), -1);
        return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1])) / TICKS_PER_SECOND;
    }

    /** What open pages are to the gateway: a stream of events each. */
    private static final class Pages implements AutoCloseable {
        private final List<Socket> sockets = new ArrayList<>();
        private final AtomicLong events = new AtomicLong();

        static Pages open(GatewayProcess gateway) throws IOException {
            Pages pages = new Pages();
            String token =
                    Files.readString(gateway.data().resolve("admin.token")).strip();
            String request = "GET /api/v1/events?topics=overview HTTP/1.1\r\nHost: 127.0.0.1:" + gateway.adminPort()
                    + "\r\nAuthorization: Bearer " + token + "\r\nAccept: text/event-stream\r\n\r\n";
            for (int i = 0; i < PAGES; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.adminPort());
                pages.sockets.add(socket);
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                Thread reader = new Thread(() -> pages.read(socket), "page-" + i);
                reader.setDaemon(true);
                reader.start();
            }
            return pages;
        }

        private void read(Socket socket) {
            try (BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (line.startsWith("data: {\"overview\"")) {
                        events.incrementAndGet();
                    }
                }
            } catch (IOException e) {
                // It was closed.
            }
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
