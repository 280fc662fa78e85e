package id.pulsa.proxy.cli;

import id.pulsa.charging.time.TimeSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;

/** Shows how much of a file has been read: a bar on a terminal, a line for every tenth elsewhere. */
final class ProgressStream extends FilterInputStream {
    private static final long REFRESH_NANOS = Duration.ofMillis(200).toNanos();
    private static final int BAR_WIDTH = 40;

    private final long total;
    private final PrintStream out;
    private final boolean terminal;
    private final TimeSource time;
    private final long startedNanos;
    private long shownNanos;
    private long read;
    private long tenths;

    /** @param total bytes that there are to be read */
    ProgressStream(InputStream in, long total, PrintStream out, boolean terminal, TimeSource time) {
        super(in);
        this.total = Math.max(1, total);
        this.out = out;
        this.terminal = terminal;
        this.time = time;
        this.startedNanos = time.nanos();
        this.shownNanos = startedNanos;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        advance(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        advance(Math.max(0, count));
        return count;
    }

    private void advance(int bytes) {
        read += bytes;
        long now = time.nanos();
        if (terminal) {
            if (now - shownNanos >= REFRESH_NANOS) {
                shownNanos = now;
                out.print("\r" + bar());
                out.flush();
            }
        } else if (read * 10 / total > tenths) {
            tenths = read * 10 / total;
            out.println("import: " + tenths * 10 + " % read");
        }
    }

    private String bar() {
        int filled = (int) Math.min(BAR_WIDTH, read * BAR_WIDTH / total);
        long seconds = Duration.ofNanos(time.nanos() - startedNanos).toSeconds();
        return "[" + "#".repeat(filled) + " ".repeat(BAR_WIDTH - filled) + "] " + Math.min(100, read * 100 / total)
                + " %  " + seconds + " s";
    }

    @Override
    public void close() throws IOException {
        if (terminal) {
            out.print("\r" + " ".repeat(BAR_WIDTH + 30) + "\r");
            out.flush();
        }
        super.close();
    }
}
