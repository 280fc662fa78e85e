package id.pulsa.proxy;

import id.pulsa.charging.yaml.Finding;
import id.pulsa.proxy.admin.ReloadResult;
import id.pulsa.proxy.admin.TariffControl;
import id.pulsa.proxy.admin.TariffsInForce;
import id.pulsa.proxy.config.FileWatch;
import id.pulsa.proxy.editor.FileChange;
import id.pulsa.proxy.editor.Reloading;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Everything that sets a reload off: a signal, the control API, a file that has changed. One reload runs at a time, on a
 * thread of its own, and all are logged.
 */
final class GatewayReloads implements TariffControl, Reloading, AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(GatewayReloads.class);
    private static final int LOGGED_PRICES = 100;
    private static final long CLOSE_SECONDS = 5;

    private final GatewayReload reload;
    private final FileWatch watch;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "pulsa-reload"));
    private final AtomicBoolean signalled = new AtomicBoolean();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();

    /**
     * @param watch of the files that {@code reload} reads
     * @param interval between two looks at them; zero: they are not watched
     */
    GatewayReloads(GatewayReload reload, FileWatch watch, Duration interval) {
        this.reload = reload;
        this.watch = watch;
        if (!interval.isZero()) {
            long millis = interval.toMillis();
            ScheduledFuture<?> unused =
                    thread.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public TariffsInForce inForce() {
        return reload.inForce();
    }

    @Override
    public String digest() {
        return reload.digest();
    }

    @Override
    public List<Finding> check() {
        return reload.check();
    }

    @Override
    public CompletableFuture<ReloadResult> reload(FileChange change) {
        return CompletableFuture.supplyAsync(() -> run(change), thread);
    }

    private ReloadResult run(FileChange change) {
        change.make();
        boolean accepted = false;
        try {
            ReloadResult result = run("a change of the tariffs through the control API");
            accepted = result instanceof ReloadResult.Accepted;
            return result;
        } finally {
            if (!accepted) {
                change.undo();
                watch.know();
            }
        }
    }

    @Override
    public CompletableFuture<ReloadResult> reload() {
        return CompletableFuture.supplyAsync(() -> run("the control API"), thread);
    }

    /** SIGHUP: signals that come while one waits are one. */
    void signalled() {
        if (!signalled.compareAndSet(false, true)) {
            return;
        }
        try {
            thread.execute(() -> {
                signalled.set(false);
                logged(() -> run("SIGHUP"));
            });
        } catch (RejectedExecutionException e) {
            LOG.info("SIGHUP came too late: the gateway stops");
        }
    }

    /** How many reloads found no mistake. */
    long accepted() {
        return accepted.get();
    }

    /** How many reloads changed nothing because of a mistake. */
    long rejected() {
        return rejected.get();
    }

    private void look() {
        logged(() -> {
            if (watch.changed()) {
                run("a changed file");
            }
        });
    }

    /** An exception would end the watching, and nobody else would hear of it. */
    private static void logged(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("the configuration files could not be read again", e);
        }
    }

    private ReloadResult run(String trigger) {
        watch.know();
        ReloadResult result = reload.run();
        if (result instanceof ReloadResult.Accepted good) {
            accepted.incrementAndGet();
            log(trigger, good);
        } else if (result instanceof ReloadResult.Rejected bad) {
            rejected.incrementAndGet();
            LOG.error("reload, set off by {}: rejected, the tariffs in force stay: {}", trigger, lines(bad.findings()));
        }
        return result;
    }

    private static void log(String trigger, ReloadResult.Accepted result) {
        long version = result.now().version();
        if (!result.changed()) {
            LOG.info("reload, set off by {}: the tariffs have not changed, version {} stays", trigger, version);
        } else {
            LOG.info("reload, set off by {}: tariffs version {} in force", trigger, version);
            List<String> prices = result.prices();
            prices.stream().limit(LOGGED_PRICES).forEach(price -> LOG.info("  {}", price));
            if (prices.size() > LOGGED_PRICES) {
                LOG.info("  and {} more", prices.size() - LOGGED_PRICES);
            }
        }
        result.warnings().forEach(warning -> LOG.warn("{}", warning));
        if (!result.cells().isEmpty()) {
            LOG.info("reload, set off by {}: other cells in force", trigger);
            result.cells().stream().limit(LOGGED_PRICES).forEach(change -> LOG.info("  {}", change));
        }
        result.atNextStart().forEach(key -> LOG.warn("{} changed: takes effect at the next start", key));
    }

    private static String lines(List<Finding> findings) {
        StringBuilder lines = new StringBuilder();
        findings.forEach(finding -> lines.append("\n  ").append(finding));
        return lines.toString();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a reload is still running after {} s", CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
