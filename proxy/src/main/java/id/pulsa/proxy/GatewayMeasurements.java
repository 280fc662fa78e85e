package id.pulsa.proxy;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CommitTimes;
import id.pulsa.charging.ledger.Ledger;
import id.pulsa.charging.ledger.VerificationReport;
import id.pulsa.charging.session.CallTally;
import id.pulsa.charging.session.ChargingStore;
import id.pulsa.charging.session.ViewSizes;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.admin.CellMetrics;
import id.pulsa.proxy.admin.GatewayHealth;
import id.pulsa.proxy.admin.MetricsText;
import id.pulsa.proxy.b2bua.B2bua;
import id.pulsa.proxy.b2bua.CallSnapshot;
import id.pulsa.proxy.b2bua.CallState;
import id.pulsa.proxy.b2bua.MessageCounts;
import id.pulsa.proxy.b2bua.RestartedCalls;
import id.pulsa.proxy.broadcast.PriceBroadcast;
import id.pulsa.proxy.trace.TraceUsage;
import id.pulsa.proxy.transaction.TransactionCounts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the gateway tells a probe and Prometheus. */
final class GatewayMeasurements implements GatewayHealth {
    private static final long SHARD_PATIENCE_SECONDS = 2;
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final GatewayCore core;
    private final ChargingStore store;
    private final Ledger ledger;
    private final B2bua b2bua;
    private final GatewayBooks books;
    private final GatewayReloads reloads;
    private final PriceBroadcast broadcast;
    private final GatewayAlarms alarms;
    private final GatewayMeters meters;
    private final TimeSource time;

    GatewayMeasurements(
            GatewayCore core,
            GatewayBooks books,
            GatewayReloads reloads,
            PriceBroadcast broadcast,
            GatewayAlarms alarms,
            GatewayMeters meters,
            TimeSource time) {
        this.core = core;
        this.store = core.store();
        this.ledger = store.ledger();
        this.b2bua = core.b2bua();
        this.books = books;
        this.reloads = reloads;
        this.broadcast = broadcast;
        this.alarms = alarms;
        this.meters = meters;
        this.time = time;
    }

    @Override
    public @Nullable String notReadyReason() {
        if (core.isStopping()) {
            return "the gateway is stopping";
        }
        if (!ledger.healthy()) {
            return "the ledger cannot be written";
        }
        return ledger.takesNewCalls() ? null : "the ledger has too much waiting";
    }

    @Override
    public List<String> alarms() {
        return alarms.texts();
    }

    @Override
    public void measure(MetricsText metrics) {
        metrics.gauge("pulsa_ledger_healthy", "1 when the last commit succeeded", ledger.healthy() ? 1 : 0);
        metrics.gauge("pulsa_ledger_waiting", "Events waiting for their commit", ledger.waiting());
        views(metrics, store.viewSizes());
        calls(metrics, store.tally().counts());
        restarted(metrics, core.restarted());
        commits(metrics, ledger.commitTimes());
        alarms.measure(metrics);
        try {
            metrics.gauge(
                    "pulsa_calls",
                    "Calls being set up or up",
                    b2bua.callCount().get(SHARD_PATIENCE_SECONDS, TimeUnit.SECONDS));
            metrics.gauge(
                    "pulsa_legs",
                    "Legs, of calls and of ended calls whose BYE is not answered yet",
                    b2bua.legCount().get(SHARD_PATIENCE_SECONDS, TimeUnit.SECONDS));
            List<CallSnapshot> running = b2bua.calls().get(SHARD_PATIENCE_SECONDS, TimeUnit.SECONDS);
            states(metrics, running);
            GatewayReservations.of(running, time.wallMillis()).measure(metrics);
            messages(metrics, b2bua.messages().get(SHARD_PATIENCE_SECONDS, TimeUnit.SECONDS));
            trace(metrics, b2bua.traceUsage().get(SHARD_PATIENCE_SECONDS, TimeUnit.SECONDS));
            transactions(metrics, b2bua.transactions().get(SHARD_PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            metrics.gauge("pulsa_shards_silent", "1 when a shard did not answer in time", 1);
        }
        metrics.gauge(
                "pulsa_tariffs_version",
                "Version of the tariffs in force",
                reloads.inForce().version());
        metrics.counter("pulsa_reloads_total", "Reloads that found no mistake", reloads.accepted());
        metrics.counter(
                "pulsa_reloads_rejected_total",
                "Reloads that changed nothing because of a mistake",
                reloads.rejected());
        CellMetrics.measure(metrics, core.cells().status(TimeUnit.NANOSECONDS.toMillis(time.nanos())));
        broadcasts(metrics, broadcast.counts());
        VerificationReport report = books.latest();
        if (report != null) {
            invariant(metrics, report);
        }
        metrics.add(meters.scrape());
    }

    private static void states(MetricsText metrics, List<CallSnapshot> running) {
        Map<CallState, Long> counts =
                running.stream().collect(Collectors.groupingBy(CallSnapshot::state, Collectors.counting()));
        metrics.family("pulsa_calls_by_state", "Running calls, by state");
        for (CallState state : CallState.values()) {
            if (state != CallState.ENDED) {
                metrics.sample(
                        "pulsa_calls_by_state",
                        (double) counts.getOrDefault(state, 0L),
                        "state",
                        state.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private static void views(MetricsText metrics, ViewSizes sizes) {
        metrics.gauge("pulsa_accounts", "Accounts", sizes.accounts());
        metrics.gauge("pulsa_subscribers", "Subscribers", sizes.subscribers());
        metrics.gauge("pulsa_registered_numbers", "Numbers with registered phones", sizes.registered());
    }

    private static void calls(MetricsText metrics, CallTally.Counts counts) {
        metrics.counter("pulsa_calls_admitted_total", "Call attempts that were let through", counts.admitted());
        metrics.counter("pulsa_calls_answered_total", "Calls that ended after an answer", counts.answered());
        metrics.counters("pulsa_calls_refused_total", "Call attempts that were turned away, by SIP status");
        counts.refusals()
                .forEach((status, count) ->
                        metrics.sample("pulsa_calls_refused_total", (double) count, "status", status));
        metrics.counters("pulsa_calls_ended_total", "Calls that ended, by cause");
        counts.ends()
                .forEach((cause, count) -> metrics.sample("pulsa_calls_ended_total", (double) count, "cause", cause));
        metrics.counters("pulsa_charges_total", "Calls and messages that cost something");
        counts.charges()
                .forEach((kind, charges) ->
                        metrics.sample("pulsa_charges_total", (double) charges.count(), "kind", label(kind)));
        metrics.counters("pulsa_charged_total", "What they cost");
        counts.charges()
                .forEach((kind, charges) ->
                        metrics.amountSample("pulsa_charged_total", charges.micros(), "kind", label(kind)));
    }

    private static String label(CallDetailRecord.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static void restarted(MetricsText metrics, RestartedCalls.Counts counts) {
        metrics.gauge("pulsa_restart_calls_carried_on", "Calls that went on at the last start", counts.carriedOn());
        metrics.gauge(
                "pulsa_restart_calls_hung_up", "Answered calls that were hung up at the last start", counts.hungUp());
        metrics.gauge(
                "pulsa_restart_calls_taken_back",
                "Calls being set up that were taken back at the last start",
                counts.takenBack());
        metrics.gauge(
                "pulsa_restart_calls_told",
                "Ended calls whose phones were told again at the last start",
                counts.told());
    }

    private static void commits(MetricsText metrics, CommitTimes.Snapshot times) {
        metrics.histogram(
                "pulsa_ledger_commit_seconds",
                "How long commits take, fsync included",
                CommitTimes.LIMITS_MICROS.stream()
                        .map(micros -> micros / MICROS_PER_SECOND)
                        .toList(),
                times.upTo(),
                times.commits(),
                times.nanos() / NANOS_PER_SECOND);
        metrics.counter(
                "pulsa_ledger_commit_failures_total", "Commits that failed and are tried again", times.failures());
    }

    private static void messages(MetricsText metrics, MessageCounts counts) {
        metrics.gauge("pulsa_messages", "SIP MESSAGEs on their way", counts.inFlight());
        metrics.counter("pulsa_messages_delivered_total", "SIP MESSAGEs delivered", counts.delivered());
        metrics.counter(
                "pulsa_messages_undelivered_total", "SIP MESSAGEs not delivered and refunded", counts.undelivered());
        metrics.counter("pulsa_messages_refused_total", "SIP MESSAGEs turned away", counts.refused());
        metrics.counter(
                "pulsa_service_requests_total", "Calls and messages to service numbers", counts.serviceRequests());
        metrics.counter("pulsa_texts_delivered_total", "Answers and notices taken", counts.textsDelivered());
        metrics.counter("pulsa_texts_failed_total", "Answers and notices not taken", counts.textsFailed());
        metrics.counter(
                "pulsa_texts_dropped_total",
                "Answers and notices not sent, since too many were on their way",
                counts.textsDropped());
    }

    private static void broadcasts(MetricsText metrics, PriceBroadcast.Counts counts) {
        metrics.gauge("pulsa_broadcasts_waiting", "Subscribers to be told a cell's price", counts.waiting());
        metrics.counter(
                "pulsa_broadcasts_delivered_total", "Subscribers who were told a cell's price", counts.delivered());
        metrics.counter(
                "pulsa_broadcasts_failed_total",
                "Subscribers whose phones did not take a cell's price",
                counts.failed());
        metrics.counter(
                "pulsa_broadcasts_dropped_total",
                "Subscribers not told a cell's price, since too many were waiting",
                counts.dropped());
    }

    private static void trace(MetricsText metrics, TraceUsage usage) {
        metrics.gauge("pulsa_trace_bytes", "Memory that the trace of the last calls takes", usage.bytes());
        metrics.gauge("pulsa_trace_calls", "Calls that the trace holds something of", usage.calls());
        metrics.counter(
                "pulsa_trace_not_exported_total",
                "SIP messages that could not be sent to the capture server",
                usage.notExported());
    }

    private static void transactions(MetricsText metrics, List<TransactionCounts> shards) {
        metrics.gauge("pulsa_transactions", "SIP transactions alive", sum(shards, TransactionCounts::alive));
        metrics.counter(
                "pulsa_requests_retransmitted_total",
                "Requests sent again",
                sum(shards, TransactionCounts::requestsRetransmitted));
        metrics.counter(
                "pulsa_responses_retransmitted_total",
                "Responses sent again",
                sum(shards, TransactionCounts::responsesRetransmitted));
        metrics.counter(
                "pulsa_requests_absorbed_total",
                "Repeated requests that changed nothing",
                sum(shards, TransactionCounts::requestsAbsorbed));
        metrics.counter(
                "pulsa_requests_refused_total",
                "Requests answered without a transaction",
                sum(shards, TransactionCounts::refused));
        metrics.counter(
                "pulsa_messages_malformed_total",
                "Messages that could not be read",
                sum(shards, TransactionCounts::malformed));
        metrics.counter(
                "pulsa_responses_unmatched_total",
                "Responses that belonged to no transaction",
                sum(shards, TransactionCounts::unmatchedResponses));
    }

    private static void invariant(MetricsText metrics, VerificationReport report) {
        metrics.amount("pulsa_ledger_top_ups", "Sum of all top-ups", report.topUpsMicros());
        metrics.amount("pulsa_ledger_withdrawals", "Sum of all withdrawals", report.withdrawalsMicros());
        metrics.amount("pulsa_ledger_charges", "Sum of all charges", report.chargesMicros());
        metrics.amount("pulsa_ledger_balances", "Sum of all balances", report.balancesMicros());
        metrics.gauge(
                "pulsa_ledger_chain_faults", "Rows changed, removed or added by hand; always 0", report.chainFaults());
        metrics.gauge("pulsa_ledger_discrepancies", "Faults in the books; always 0", report.discrepancyCount());
    }

    private static long sum(List<TransactionCounts> shards, ToLongFunction<TransactionCounts> count) {
        return shards.stream().mapToLong(count).sum();
    }
}
