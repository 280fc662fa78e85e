package id.pulsa.proxy.cli;

import id.pulsa.charging.time.TimeSource;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;

/** Shows on a terminal how much has been written. */
final class CountingStream extends FilterOutputStream {
    private static final long REFRESH_NANOS = Duration.ofMillis(200).toNanos();
    private static final int WIDTH = 40;
    private static final int MEBIBYTE = 1 << 20;

    private final PrintStream watcher;
    private final boolean terminal;
    private final TimeSource time;
    private long shownNanos;
    private long written;

    /** @param terminal whether anybody watches */
    CountingStream(OutputStream out, PrintStream watcher, boolean terminal, TimeSource time) {
        super(out);
        this.watcher = watcher;
        this.terminal = terminal;
        this.time = time;
        this.shownNanos = time.nanos();
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        advance(1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        advance(length);
    }

    private void advance(int bytes) {
        written += bytes;
        if (terminal && time.nanos() - shownNanos >= REFRESH_NANOS) {
            shownNanos = time.nanos();
            watcher.print("\r" + written / MEBIBYTE + " MiB");
            watcher.flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (terminal) {
            watcher.print("\r" + " ".repeat(WIDTH) + "\r");
            watcher.flush();
        }
        super.close();
    }
}
