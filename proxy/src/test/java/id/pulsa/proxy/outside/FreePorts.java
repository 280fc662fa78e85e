package id.pulsa.proxy.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hands out ports of 127.0.0.1 that are free for UDP and TCP, each once. They lie below the range from which the
 * system takes ports for outgoing connections, so that nobody else comes by one between the look and the use.
 */
final class FreePorts {
    private static final int LAST = 31_999;
    private static final int REMOTE_COLUMN = 21;

    private final AtomicInteger next;

    /** @param first where to begin: those who take ports at the same time begin far from one another */
    FreePorts(int first) {
        next = new AtomicInteger(first);
    }

    int take() {
        while (true) {
            int port = next.getAndIncrement();
            if (port > LAST) {
                throw new IllegalStateException("no free port up to " + LAST);
            }
            if (isFree(port)) {
                return port;
            }
        }
    }

    /** Whether somebody has bound it for UDP: asked of the kernel, since trying would take it for a moment. */
    static boolean isTaken(int port) {
        String local = ":%04X ".formatted(port);
        try (var sockets = Files.lines(Path.of("/proc/net/udp"))) {
            return sockets.anyMatch(line -> line.indexOf(local) >= 0 && line.indexOf(local) < REMOTE_COLUMN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(int port) {
        InetAddress local = InetAddress.getLoopbackAddress();
        try (DatagramSocket udp = new DatagramSocket(null);
                ServerSocket tcp = new ServerSocket()) {
            udp.bind(new InetSocketAddress(local, port));
            tcp.bind(new InetSocketAddress(local, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
