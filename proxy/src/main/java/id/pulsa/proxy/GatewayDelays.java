package id.pulsa.proxy;

import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.measure.DurationCounts;
import id.pulsa.proxy.measure.Durations;
import id.pulsa.proxy.transport.Shard;
import id.pulsa.proxy.transport.SipTransport;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * How long a task waits until its shard's thread takes it, which is what a message that arrives waits: four times a second a
 * task that does nothing is handed to each shard. One that is still waiting is not followed by another.
 */
final class GatewayDelays implements AutoCloseable {
    private static final long EVERY_MILLIS = 250;

    private final List<Probe> probes;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread pulse = new Thread(task, "pulsa-pulse");
        pulse.setDaemon(true);
        return pulse;
    });

    GatewayDelays(SipTransport transport, TimeSource time) {
        this.probes = IntStream.range(0, transport.shardCount())
                .mapToObj(shard -> new Probe(transport.shard(shard), time))
                .toList();
    }

    GatewayDelays start() {
        ScheduledFuture<?> unused =
                thread.scheduleAtFixedRate(this::probe, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return this;
    }

    /** Hands every shard a task, unless the one before is still waiting. */
    void probe() {
        probes.forEach(Probe::send);
    }

    /** How many shards there are. */
    int shards() {
        return probes.size();
    }

    /** How long tasks have waited for a shard. */
    DurationCounts waited(int shard) {
        return probes.get(shard).waited.counts();
    }

    /** How long the task that was handed to a shard last is waiting already; 0 when it has run. */
    double waitingSeconds(int shard) {
        return probes.get(shard).waitingNanos() / 1e9;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private static final class Probe {
        private final Shard shard;
        private final TimeSource time;
        private final Durations waited = new Durations(Durations.WAITS_MICROS);
        private volatile boolean waiting;
        private volatile long sentNanos;

        Probe(Shard shard, TimeSource time) {
            this.shard = shard;
            this.time = time;
        }

        void send() {
            if (!waiting) {
                sentNanos = time.nanos();
                waiting = true;
                shard.execute(this::ran);
            }
        }

        private void ran() {
            waited.record(time.nanos() - sentNanos);
            waiting = false;
        }

        long waitingNanos() {
            return waiting ? Math.max(0, time.nanos() - sentNanos) : 0;
        }
    }
}
