package id.pulsa.proxy.b2bua;

import id.pulsa.charging.reservation.CreditLeft;
import id.pulsa.charging.session.Charging;
import id.pulsa.charging.session.EndCause;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.aoc.AocDocuments;
import id.pulsa.proxy.auth.ProtectionDomain;
import id.pulsa.proxy.message.MessageParser;
import id.pulsa.proxy.registrar.Registrar;
import id.pulsa.proxy.selfcare.NoticeTexts;
import id.pulsa.proxy.selfcare.ServiceDesk;
import id.pulsa.proxy.trace.TraceOptions;
import id.pulsa.proxy.trace.TraceUsage;
import id.pulsa.proxy.trace.TracedCall;
import id.pulsa.proxy.transaction.ShardIdentifiers;
import id.pulsa.proxy.transaction.SipDispatcher;
import id.pulsa.proxy.transaction.SipTimers;
import id.pulsa.proxy.transaction.TransactionCounts;
import id.pulsa.proxy.transport.MessageSink;
import id.pulsa.proxy.transport.SipTransport;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The back-to-back user agent over all shards. Its methods may be called from any thread. */
public final class B2bua {
    /**
     * What it is made of.
     *
     * @param cells finds the cells of caller and callee
     * @param serviceDesk answers service numbers
     * @param noticeTexts what subscribers are told unasked
     * @param advice what phones are told in bodies that a call costs
     * @param trace what is kept of calls and sent elsewhere
     * @param emergencyNumbers are connected whatever the caller's balance
     */
    public record Parts(
            Identity identity,
            Destinations destinations,
            CellLocator cells,
            Registrar registrar,
            ProtectionDomain protection,
            Charging charging,
            ServiceDesk serviceDesk,
            NoticeTexts noticeTexts,
            AocDocuments advice,
            CallRules rules,
            TraceOptions trace,
            Set<String> emergencyNumbers,
            SipTimers timers,
            TimeSource time) {}

    private static final int CREDITS_AT_ONCE = 256;

    private final List<ShardCalls> shards = new ArrayList<>();
    private final MessageSink sink;

    /**
     * @param random for identifiers that strangers must not guess
     */
    public B2bua(SipTransport transport, MessageParser parser, Parts parts, SecureRandom random) {
        for (int i = 0; i < transport.shardCount(); i++) {
            shards.add(new ShardCalls(transport.shard(i), transport, parts, random));
        }
        this.sink =
                new SipDispatcher(parser, shards.stream().map(ShardCalls::layer).toList());
    }

    /** What the transport hands its messages to. */
    public MessageSink sink() {
        return sink;
    }

    /** All running calls. */
    public CompletableFuture<List<CallSnapshot>> calls() {
        return gather(ShardCalls::snapshots)
                .thenApply(parts -> parts.stream().flatMap(List::stream).toList());
    }

    /**
     * What is left for these calls; nothing of those that have ended meanwhile or that nobody pays for. Shards are asked
     * for a few at a time, so that none is kept from its work.
     */
    public CompletableFuture<Map<String, CreditLeft>> creditLeft(List<String> callIds) {
        Map<String, CreditLeft> left = new HashMap<>();
        CompletableFuture<Map<String, CreditLeft>> asked = CompletableFuture.completedFuture(left);
        for (int from = 0; from < callIds.size(); from += CREDITS_AT_ONCE) {
            List<String> some = List.copyOf(callIds.subList(from, Math.min(callIds.size(), from + CREDITS_AT_ONCE)));
            asked = asked.thenCompose(
                    sofar -> gather(shard -> shard.creditLeft(some)).thenApply(parts -> {
                        parts.forEach(sofar::putAll);
                        return sofar;
                    }));
        }
        return asked;
    }

    /** How many calls run. */
    public CompletableFuture<Integer> callCount() {
        return gather(ShardCalls::callCount)
                .thenApply(parts -> parts.stream().mapToInt(Integer::intValue).sum());
    }

    /** How many legs there are: two or more for each call, and those of ended calls whose BYE is not answered yet. */
    public CompletableFuture<Integer> legCount() {
        return gather(ShardCalls::legCount)
                .thenApply(parts -> parts.stream().mapToInt(Integer::intValue).sum());
    }

    /** What is kept of a call, running or ended, its messages and charging steps; empty when there is nothing. */
    public CompletableFuture<Optional<TracedCall>> trace(String callId) {
        int named = ShardIdentifiers.shardOfCallId(callId);
        return named < 0
                ? CompletableFuture.completedFuture(Optional.empty())
                : shards.get(shardOf(named))
                        .ask(calls -> Optional.ofNullable(calls.trace().read(callId)));
    }

    /**
     * Everything that a subscriber's number sends or gets is kept from now on, for so many nanoseconds; false when too many
     * are watched already.
     */
    public CompletableFuture<Boolean> watch(String number, long nanos) {
        return gather(shard -> shard.trace().watch(number, nanos))
                .thenApply(taken -> taken.stream().allMatch(Boolean::booleanValue));
    }

    /** Ends {@link #watch} and forgets what was kept for it; false when the number was not watched. */
    public CompletableFuture<Boolean> unwatch(String number) {
        return gather(shard -> shard.trace().unwatch(number))
                .thenApply(watched -> watched.stream().anyMatch(Boolean::booleanValue));
    }

    /** What was kept of a number that was watched, one part for each shard; empty when it was not. */
    public CompletableFuture<List<TracedCall>> watched(String number) {
        return gather(shard -> Optional.ofNullable(shard.trace().readWatched(number)))
                .thenApply(parts -> parts.stream().flatMap(Optional::stream).toList());
    }

    /** What the traces hold, all shards together. */
    public CompletableFuture<TraceUsage> traceUsage() {
        return gather(ShardCalls::traceUsage)
                .thenApply(parts -> parts.stream().reduce(TraceUsage.NONE, TraceUsage::plus));
    }

    /** What became of messages, all shards together. */
    public CompletableFuture<MessageCounts> messages() {
        return gather(ShardCalls::messageCounts)
                .thenApply(parts -> parts.stream().reduce(MessageCounts.NONE, MessageCounts::plus));
    }

    /** Transactions of every shard, in the shards' order. */
    public CompletableFuture<List<TransactionCounts>> transactions() {
        return gather(shard -> shard.layer().counts());
    }

    /** What the shards count as they go, in their order; read without asking them. */
    public List<ShardMeter> meters() {
        return shards.stream().map(ShardCalls::meter).toList();
    }

    /**
     * Asks the PBX whether it is there.
     *
     * @return completed on some shard's thread, after 64·T1 at the latest
     */
    public CompletableFuture<PbxAnswer> askPbx() {
        return shards.get(0).askPbx();
    }

    /** Hangs a call up on behalf of an administrator; false when there is no such call. */
    public CompletableFuture<Boolean> hangUp(String callId) {
        int named = ShardIdentifiers.shardOfCallId(callId);
        return named < 0
                ? CompletableFuture.completedFuture(false)
                : shards.get(shardOf(named)).ask(calls -> calls.end(callId, EndCause.ADMINISTRATOR));
    }

    /**
     * Hands the calls of a subscriber over whose phone has gone to another cell.
     *
     * @param cell null for none
     * @return how many calls it has
     */
    public CompletableFuture<Integer> moved(String number, @Nullable String cell) {
        return gather(shard -> shard.moved(number, cell))
                .thenApply(parts -> parts.stream().mapToInt(Integer::intValue).sum());
    }

    /**
     * Sends a text to all registered phones of a subscriber.
     *
     * @return completed on some shard's thread with whether any phone took it
     */
    public CompletableFuture<Boolean> tell(String number, String text) {
        return shards.get(Math.floorMod(number.hashCode(), shards.size())).tell(number, text);
    }

    /** Which shard takes care of a call whose identifiers were made by {@code named}. */
    int shardOf(int named) {
        return named < 0 ? 0 : ShardIdentifiers.shardIndex(named, shards.size());
    }

    /**
     * Takes calls of an earlier process over; to be done before the transport is started, so that nothing that arrives
     * comes too early.
     *
     * @param calls one list for each shard
     */
    void adopt(List<List<AdoptedCall>> calls) {
        for (int i = 0; i < shards.size(); i++) {
            shards.get(i).adopt(calls.get(i));
        }
    }

    int shardCount() {
        return shards.size();
    }

    /** Goes on with the calls that were taken over, now that messages can be sent. */
    void goOn() {
        shards.forEach(shard -> shard.goOn(shards.size()));
    }

    /**
     * Takes no more calls and messages, and ends those that there are or leaves them to the next process.
     *
     * @return completed when nothing is left to be waited for, or the time for it is over
     */
    public CompletableFuture<Void> stop(StopPlan plan) {
        List<CompletableFuture<Void>> stopped = new ArrayList<>();
        for (ShardCalls shard : shards) {
            stopped.add(shard.stop(plan));
        }
        return CompletableFuture.allOf(stopped.toArray(new CompletableFuture<?>[0]));
    }

    /** Lets go of what it holds itself; when the transport is closed. */
    public void release() {
        shards.forEach(ShardCalls::release);
    }

    private <T> CompletableFuture<List<T>> gather(Function<ShardCalls, T> question) {
        List<CompletableFuture<T>> answers = new ArrayList<>();
        for (ShardCalls shard : shards) {
            answers.add(shard.ask(question));
        }
        return CompletableFuture.allOf(answers.toArray(new CompletableFuture<?>[0]))
                .thenApply(done -> answers.stream().map(CompletableFuture::join).toList());
    }
}
