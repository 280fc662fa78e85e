package id.pulsa.proxy;

import id.pulsa.proxy.b2bua.SetUpStep;
import id.pulsa.proxy.b2bua.ShardMeter;
import id.pulsa.proxy.log.LogLevel;
import id.pulsa.proxy.log.LogTail;
import id.pulsa.proxy.measure.DurationCounts;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.meters.Meters;
import id.pulsa.proxy.transaction.TrafficCounts;
import id.pulsa.proxy.transaction.TransactionEvents.Event;
import id.pulsa.proxy.transaction.TransactionKind;
import id.pulsa.proxy.transport.SipTransport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * What Micrometer measures of this gateway: the JVM, and what the shards count as they go. The shards are not asked, so that
 * a scrape also tells of one that does not answer.
 */
final class GatewayMeters implements AutoCloseable {
    private static final String OTHER_METHOD = "other";

    private final Meters meters;
    private final List<ShardMeter> shards;

    GatewayMeters(List<ShardMeter> shards, SipTransport transport, GatewayDelays delays, LogTail log) {
        this.shards = List.copyOf(shards);
        this.meters = new Meters();
        setUps();
        delays(transport, delays);
        transactions();
        messages();
        log(log);
    }

    /** All in the Prometheus text format. */
    String scrape() {
        return meters.scrape();
    }

    private void setUps() {
        Map<String, Supplier<DurationCounts>> steps = new LinkedHashMap<>();
        for (SetUpStep step : SetUpStep.values()) {
            steps.put(
                    step.label(),
                    () -> shards.stream()
                            .map(shard -> shard.setUp(step))
                            .reduce(DurationCounts.NONE, DurationCounts::plus));
        }
        meters.durations(
                "pulsa_setup_seconds", "From the arrival of a call's INVITE to a step of its set-up", "step", steps);
    }

    private void delays(SipTransport transport, GatewayDelays delays) {
        meters.durations(
                "pulsa_timer_late_seconds",
                "How long after their time timers of calls have run",
                "shard",
                byShard(shard -> transport.shard(shard).timers().late()));
        meters.durations(
                "pulsa_event_loop_delay_seconds",
                "How long a task waits until its shard's thread takes it",
                "shard",
                byShard(delays::waited));
        for (int i = 0; i < shards.size(); i++) {
            int shard = i;
            meters.gauge(
                    "pulsa_event_loop_stalled_seconds",
                    "How long a task that is waiting for its shard's thread has been waiting",
                    () -> delays.waitingSeconds(shard),
                    "shard",
                    Integer.toString(shard));
        }
    }

    private Map<String, Supplier<DurationCounts>> byShard(IntFunction<DurationCounts> counts) {
        Map<String, Supplier<DurationCounts>> parts = new LinkedHashMap<>();
        for (int i = 0; i < shards.size(); i++) {
            int shard = i;
            parts.put(Integer.toString(shard), () -> counts.apply(shard));
        }
        return parts;
    }

    private void transactions() {
        for (TransactionKind kind : TransactionKind.values()) {
            String label = kind.label();
            meters.gauge(
                    "pulsa_transactions_alive",
                    "SIP transactions alive, by kind",
                    () -> sum(shard -> shard.transactions().alive(kind)),
                    "kind",
                    label);
            happened("pulsa_transactions_begun_total", "SIP transactions begun", kind, Event.BEGUN, "kind", label);
            happened("pulsa_transactions_ended_total", "SIP transactions ended", kind, Event.ENDED, "kind", label);
            happened(
                    "pulsa_transaction_timeouts_total",
                    "SIP transactions that nobody answered or acknowledged in time",
                    kind,
                    Event.TIMED_OUT,
                    "kind",
                    label);
            retransmissions(kind, Event.SENT_AGAIN, "sent");
            retransmissions(kind, Event.GOT_AGAIN, "received");
        }
    }

    private void retransmissions(TransactionKind kind, Event event, String direction) {
        happened(
                "pulsa_retransmissions_total",
                "Messages that transactions sent or got again",
                kind,
                event,
                "kind",
                kind.label(),
                "direction",
                direction);
    }

    private void happened(String name, String help, TransactionKind kind, Event event, String... labels) {
        meters.counter(name, help, () -> sum(shard -> shard.transactions().of(kind, event)), labels);
    }

    private void messages() {
        List<Method> known = Method.known();
        for (int i = 0; i <= known.size(); i++) {
            int place = i;
            String method = place < known.size() ? known.get(place).name() : OTHER_METHOD;
            traffic(
                    "pulsa_sip_requests_total",
                    "SIP requests",
                    "received",
                    "method",
                    method,
                    counts -> counts.requestsReceived(place));
            traffic(
                    "pulsa_sip_requests_total",
                    "SIP requests",
                    "sent",
                    "method",
                    method,
                    counts -> counts.requestsSent(place));
        }
        for (int i = 1; i <= TrafficCounts.STATUS_CLASSES; i++) {
            int statusClass = i;
            String label = statusClass + "xx";
            traffic(
                    "pulsa_sip_responses_total",
                    "SIP responses",
                    "received",
                    "class",
                    label,
                    counts -> counts.responsesReceived(statusClass));
            traffic(
                    "pulsa_sip_responses_total",
                    "SIP responses",
                    "sent",
                    "class",
                    label,
                    counts -> counts.responsesSent(statusClass));
        }
    }

    private void traffic(
            String name,
            String what,
            String direction,
            String label,
            String value,
            ToLongFunction<TrafficCounts> count) {
        meters.counter(
                name,
                what + " received and sent, repetitions among them",
                () -> sum(shard -> count.applyAsLong(shard.traffic())),
                "direction",
                direction,
                label,
                value);
    }

    private void log(LogTail log) {
        for (LogLevel level : LogLevel.values()) {
            meters.counter(
                    "pulsa_log_lines_total",
                    "Lines written to the log",
                    () -> log.count(level),
                    "level",
                    level.label());
        }
    }

    private long sum(ToLongFunction<ShardMeter> count) {
        return shards.stream().mapToLong(count).sum();
    }

    @Override
    public void close() {
        meters.close();
    }
}
