package id.pulsa.proxy.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * SIGTERM and Ctrl-C, as the JVM lets one see them: it runs this while it shuts down. The process then ends with the
 * command's own exit code, not with 143, which service managers take for a failure.
 */
public final class ProcessStop implements StopSignal {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private final AtomicInteger exitCode = new AtomicInteger(ExitCode.FAILED);
    private final Runnable last;
    private volatile Duration patience = PATIENCE;

    /** @param last done when the command has ended: closes the log */
    public ProcessStop(Runnable last) {
        this.last = last;
    }

    /** Has the JVM tell this object when the process is to end. */
    public void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "stop"));
    }

    @Override
    public void expect(Duration longest) {
        patience = longest.plus(PATIENCE);
    }

    @Override
    public void await() throws InterruptedException {
        asked.await();
    }

    /** The command has ended. */
    public void finished(int code) {
        exitCode.set(code);
        finished.countDown();
    }

    private void shutDown() {
        asked.countDown();
        try {
            if (!finished.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("pulsa: not stopped after " + patience.toSeconds() + " s; gave up");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        last.run();
        Runtime.getRuntime().halt(exitCode.get());
    }
}
