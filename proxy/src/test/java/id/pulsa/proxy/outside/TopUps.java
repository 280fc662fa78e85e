package id.pulsa.proxy.outside;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Tops people up in turn, one after the other, and again with the same key where no answer came. */
final class TopUps implements AutoCloseable {
    private static final long PAUSE_NANOS = 20_000_000;
    private static final long END_LIMIT_MILLIS = 60_000;

    private final GatewayProcess gateway;
    private final List<Sipp.Caller> people;
    private final BigDecimal amount;
    private final AtomicLong acknowledged = new AtomicLong();
    private final Thread thread = new Thread(this::topUp, "top-ups");
    private volatile boolean enough;

    TopUps(GatewayProcess gateway, List<Sipp.Caller> people, BigDecimal amount) {
        this.gateway = gateway;
        this.people = people;
        this.amount = amount;
        thread.setDaemon(true);
        thread.start();
    }

    /** How many the gateway has said yes to. */
    long acknowledged() {
        return acknowledged.get();
    }

    private void topUp() {
        ControlApi api = new ControlApi(gateway);
        while (!enough) {
            long number = acknowledged.get();
            String person = people.get((int) (number % people.size())).number();
            try {
                if (api.topUp(person, amount.toPlainString(), "top-up-" + number)
                                .status()
                        == 200) {
                    acknowledged.incrementAndGet();
                }
            } catch (UncheckedIOException gatewayIsAway) {
                // Whether it was booked, nobody knows: the next try has the same key.
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Waits for the last answer. */
    void stop() {
        enough = true;
        try {
            thread.join(END_LIMIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
