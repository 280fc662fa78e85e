package id.pulsa.proxy.systemd;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Gives the service manager the sign of life that it waits for (WatchdogSec of systemd.service(5)), but only while the
 * gateway answers a question: one that hangs is started anew.
 */
public final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(Watchdog.class);

    private final NotifySocket manager;
    private final Supplier<? extends CompletableFuture<?>> question;
    private final long periodMicros;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "pulsa-watchdog"));

    private Watchdog(NotifySocket manager, long timeoutMicros, Supplier<? extends CompletableFuture<?>> question) {
        this.manager = manager;
        this.question = question;
        // sd_watchdog_enabled(3): twice within the time.
        this.periodMicros = timeoutMicros / 2;
    }

    /**
     * Starts it when the environment asks for it.
     *
     * @param pid of this process
     * @param question is answered as long as the gateway works; what it is answered does not matter
     */
    public static Optional<Watchdog> start(
            Map<String, String> environment,
            long pid,
            NotifySocket manager,
            Supplier<? extends CompletableFuture<?>> question) {
        return timeoutMicros(environment, pid).map(timeout -> {
            Watchdog watchdog = new Watchdog(manager, timeout, question);
            ScheduledFuture<?> unused = watchdog.thread.scheduleAtFixedRate(
                    watchdog::look, watchdog.periodMicros, watchdog.periodMicros, TimeUnit.MICROSECONDS);
            return watchdog;
        });
    }

    /** How long the service manager waits for a sign of life of this process, in microseconds; empty when it does not. */
    static Optional<Long> timeoutMicros(Map<String, String> environment, long pid) {
        Optional<Long> timeout = number(environment, "WATCHDOG_USEC", micros -> micros);
        boolean anotherProcess = number(environment, "WATCHDOG_PID", value -> value)
                .filter(meant -> meant != pid)
                .isPresent();
        return anotherProcess ? Optional.empty() : timeout.filter(micros -> micros >= 2);
    }

    private static Optional<Long> number(Map<String, String> environment, String name, LongFunction<Long> use) {
        String text = environment.getOrDefault(name, "");
        return text.matches("\\d{1,18}") ? Optional.of(use.apply(Long.parseLong(text))) : Optional.empty();
    }

    private void look() {
        var unused = question.get().whenComplete((answer, fault) -> {
            if (fault == null) {
                manager.send("WATCHDOG=1");
            } else {
                LOG.error("the gateway does not answer its watchdog", fault);
            }
        });
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
