package id.pulsa.proxy.b2bua;

import id.pulsa.charging.reservation.CreditLeft;
import id.pulsa.charging.session.EndCause;
import id.pulsa.proxy.auth.DigestAuthenticator;
import id.pulsa.proxy.trace.HepExport;
import id.pulsa.proxy.trace.ShardTrace;
import id.pulsa.proxy.trace.TraceUsage;
import id.pulsa.proxy.transaction.TrafficCounts;
import id.pulsa.proxy.transaction.TrafficListener;
import id.pulsa.proxy.transaction.TransactionLayer;
import id.pulsa.proxy.transaction.TransactionLimits;
import id.pulsa.proxy.transport.Shard;
import id.pulsa.proxy.transport.SipTransport;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One shard of the B2BUA. All but construction, {@link #ask}, {@link #tell} and {@link #stop} happens on the shard's thread. */
final class ShardCalls {
    private final Shard shard;
    private final CallTable calls = new CallTable();
    private final MessageTally tally = new MessageTally();
    private final ShardTrace trace;
    private final ShardMeter meter;
    private final @Nullable HepExport export;
    private final TransactionLayer layer;
    private final CallSetup setup;
    private final MessageDesk messages;
    private final Notices notices;
    private final CallContext context;
    private final ShardRestart restart;
    private final Destinations destinations;
    private final String realm;

    ShardCalls(Shard shard, SipTransport transport, B2bua.Parts parts, SecureRandom random) {
        this.shard = shard;
        this.destinations = parts.destinations();
        this.realm = parts.identity().realm();
        this.trace = new ShardTrace(parts.trace().memoryBytes() / transport.shardCount(), parts.time());
        InetSocketAddress server = parts.trace().captureServer();
        this.export = server == null ? null : new HepExport(server, trace, transport::contactAddress, parts.time());
        TrafficCounts counts = new TrafficCounts();
        TrafficListener counted = TrafficListener.both(trace, counts);
        TrafficListener traffic = export == null ? counted : TrafficListener.both(counted, export);
        DigestAuthenticator authenticator = parts.protection().authenticator(new SplittableRandom(random.nextLong()));
        Gatekeeper gatekeeper = new Gatekeeper(parts.identity(), authenticator);
        Desks[] made = new Desks[1];
        this.layer = new TransactionLayer(
                shard, transport, parts.timers(), TransactionLimits.DEFAULT, random, traffic, transactions -> {
                    Desks desks = desks(transactions, gatekeeper, parts);
                    made[0] = desks;
                    RegisterDesk registers = new RegisterDesk(shard, gatekeeper, parts.registrar(), parts.cells());
                    return new Switchboard(
                            calls, desks.calls(), desks.messages(), registers, gatekeeper, parts.cells());
                });
        this.setup = made[0].calls();
        this.messages = made[0].messages();
        this.notices = made[0].notices();
        this.context = made[0].context();
        this.meter = new ShardMeter(context.setUp(), layer.events(), counts);
        this.restart = new ShardRestart(shard.timers(), parts.timers().t2Millis());
    }

    /** Where calls, messages and our own notices begin. */
    private record Desks(CallContext context, CallSetup calls, MessageDesk messages, Notices notices) {}

    private Desks desks(TransactionLayer transactions, Gatekeeper gatekeeper, B2bua.Parts parts) {
        OutgoingTexts outgoing =
                new OutgoingTexts(transactions, tally, parts.rules().maxLiveMessages());
        Notices notices =
                new Notices(parts.noticeTexts(), parts.destinations(), transactions, outgoing, parts.identity());
        CallContext context = new CallContext(
                transactions,
                calls,
                parts.rules(),
                parts.time(),
                parts.advice(),
                trace,
                new SetUpTimes(transactions.events()),
                notices);
        Reception reception = new Reception(gatekeeper, parts.destinations());
        ServiceCounter services = new ServiceCounter(context, outgoing, tally, parts);
        return new Desks(
                context,
                new CallSetup(context, reception, services, parts),
                new MessageDesk(context, reception, services, tally, parts),
                notices);
    }

    TransactionLayer layer() {
        return layer;
    }

    List<CallSnapshot> snapshots() {
        return calls.all().stream().map(Call::snapshot).toList();
    }

    /** What is left for each of these calls that runs here and is paid for. */
    Map<String, CreditLeft> creditLeft(List<String> callIds) {
        Map<String, CreditLeft> left = new HashMap<>();
        for (String id : callIds) {
            Call call = calls.find(id);
            CreditLeft credit = call == null ? null : call.creditLeft();
            if (credit != null) {
                left.put(id, credit);
            }
        }
        return left;
    }

    int callCount() {
        return calls.size();
    }

    int legCount() {
        return calls.legCount();
    }

    /** What it counts; for any thread. */
    ShardMeter meter() {
        return meter;
    }

    ShardTrace trace() {
        return trace;
    }

    TraceUsage traceUsage() {
        return new TraceUsage(trace.bytes(), trace.calls(), export == null ? 0 : export.dropped());
    }

    void release() {
        if (export != null) {
            export.close();
        }
    }

    MessageCounts messageCounts() {
        return tally.counts();
    }

    boolean end(String callId, EndCause cause) {
        Call call = calls.find(callId);
        if (call == null) {
            return false;
        }
        call.end(cause, Rejection.of(cause));
        return true;
    }

    /** A subscriber's phone has gone to another cell; how many calls it has. */
    int moved(String number, @Nullable String cell) {
        int moved = 0;
        for (Call call : calls.all()) {
            moved += call.moved(number, cell) ? 1 : 0;
        }
        return moved;
    }

    /** Sends a text to all registered phones of a subscriber; completed with whether any of them took it. */
    CompletableFuture<Boolean> tell(String number, String text) {
        CompletableFuture<Boolean> outcome = new CompletableFuture<>();
        shard.execute(() -> {
            try {
                notices.tell(number, text, outcome);
            } catch (RuntimeException fault) {
                outcome.completeExceptionally(fault);
            }
        });
        return outcome;
    }

    /** Asks the PBX whether it is there. */
    CompletableFuture<PbxAnswer> askPbx() {
        CompletableFuture<PbxAnswer> answer = new CompletableFuture<>();
        shard.execute(() -> {
            try {
                PbxQuestion.ask(layer, destinations.pbxItself(), realm, answer);
            } catch (RuntimeException fault) {
                answer.completeExceptionally(fault);
            }
        });
        return answer;
    }

    /** Takes calls of an earlier process into the table, before the first message arrives. */
    void adopt(List<AdoptedCall> adopted) {
        shard.execute(() -> adopted.forEach(call -> restart.adopt(context, call)));
    }

    /** Goes on with what was adopted, now that messages can be sent. */
    void goOn(int shardCount) {
        shard.execute(() -> restart.goOn(shardCount));
    }

    /** Asks a question on the shard's thread. */
    <T> CompletableFuture<T> ask(Function<ShardCalls, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        shard.execute(() -> {
            try {
                answer.complete(question.apply(this));
            } catch (RuntimeException fault) {
                answer.completeExceptionally(fault);
            }
        });
        return answer;
    }

    /** Comes to its end as planned; completed when it has. */
    CompletableFuture<Void> stop(StopPlan plan) {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        shard.execute(() -> {
            var unused = new ShardStop(shard, layer, calls, setup, messages, tally)
                    .begin(plan)
                    .thenAccept(stopped::complete);
        });
        return stopped;
    }
}
