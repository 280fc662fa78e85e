package id.pulsa.proxy.b2bua;

import id.pulsa.charging.session.EndCause;
import id.pulsa.proxy.transaction.TransactionLayer;
import id.pulsa.proxy.transport.Shard;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** How one shard comes to its end: drained, then hung up or left to the next process. Confined to the shard's thread. */
final class ShardStop {
    private static final long POLL_MILLIS = 10;

    /** Within that time a phone that was challenged has come again with its credentials. */
    private static final long HANDSHAKE_MILLIS = 500;

    private final Shard shard;
    private final TransactionLayer layer;
    private final CallTable calls;
    private final CallSetup setup;
    private final MessageDesk messages;
    private final MessageTally tally;
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    ShardStop(
            Shard shard,
            TransactionLayer layer,
            CallTable calls,
            CallSetup setup,
            MessageDesk messages,
            MessageTally tally) {
        this.shard = shard;
        this.layer = layer;
        this.calls = calls;
        this.setup = setup;
        this.messages = messages;
        this.tally = tally;
    }

    /** Completed when nothing is left to be waited for, or the time for it is over. */
    CompletableFuture<Void> begin(StopPlan plan) {
        if (plan.drainMillis() > 0) {
            close();
        }
        await(() -> calls.size() == 0, plan.drainMillis(), plan.keep() ? () -> keep(plan) : () -> end(plan));
        return stopped;
    }

    /** New calls and messages hear 503 from now on. */
    private void close() {
        setup.close();
        messages.close();
    }

    private void end(StopPlan plan) {
        close();
        List<Call> ended = calls.all();
        ended.forEach(ShardStop::end);
        // Callers whose ACK has not come by then hear BYE without it, and have the other half to answer it.
        shard.timers().scheduleMillis(plan.graceMillis() / 2, () -> ended.forEach(Call::hurry));
        await(() -> calls.legCount() == 0 && haveHeard(ended), plan.graceMillis(), this::finish);
    }

    private static void end(Call call) {
        call.end(EndCause.GATEWAY_STOPPED, Rejection.of(EndCause.GATEWAY_STOPPED));
    }

    /** Whether everybody has heard that these calls are over, and no message is on its way. */
    private boolean haveHeard(List<Call> ended) {
        return tally.inFlight == 0 && ended.stream().noneMatch(Call::awaitsAcknowledgement);
    }

    /** New requests are left to the next process, which hears their repetitions; those half done are finished. */
    private void keep(StopPlan plan) {
        layer.suspend();
        long since = shard.timers().nowNanos();
        await(
                () -> shard.timers().nowNanos() - since >= HANDSHAKE_MILLIS * 1_000_000 && isAtRest(),
                Math.max(plan.graceMillis(), HANDSHAKE_MILLIS),
                () -> endWhatIsHalfDone(plan));
    }

    /** Whether every call is up on both sides, and nothing else goes on. */
    private boolean isAtRest() {
        return tally.inFlight == 0
                && calls.legCount() == 2 * calls.size()
                && calls.all().stream().allMatch(call -> call.state() == CallState.ESTABLISHED);
    }

    private void endWhatIsHalfDone(StopPlan plan) {
        close();
        List<Call> halfDone = calls.all().stream()
                .filter(call -> call.state() != CallState.ESTABLISHED)
                .toList();
        halfDone.forEach(ShardStop::end);
        shard.timers().scheduleMillis(plan.graceMillis() / 2, () -> halfDone.forEach(Call::hurry));
        await(() -> isAtRest() && haveHeard(halfDone), plan.graceMillis(), this::leave);
    }

    /** The next process is to know that the callers have acknowledged the answer: it need not be sent again. */
    private void leave() {
        calls.all().stream()
                .filter(call -> call.state() == CallState.ESTABLISHED)
                .forEach(Call::dialogsChanged);
        messages.abandonAll();
        // Until the sockets are closed there may be some time: who hangs up now is heard by the next process.
        layer.fallSilent();
        shard.execute(() -> stopped.complete(null));
    }

    private void finish() {
        messages.abandonAll();
        // The last answers leave before the sockets are closed.
        shard.execute(() -> stopped.complete(null));
    }

    private void await(BooleanSupplier condition, long atMostMillis, Runnable then) {
        await(condition, shard.timers().nowNanos() + atMostMillis * 1_000_000, then, atMostMillis);
    }

    private void await(BooleanSupplier condition, long untilNanos, Runnable then, long atMostMillis) {
        if (atMostMillis == 0 || condition.getAsBoolean() || shard.timers().nowNanos() - untilNanos >= 0) {
            then.run();
        } else {
            shard.timers().scheduleMillis(POLL_MILLIS, () -> await(condition, untilNanos, then, atMostMillis));
        }
    }
}
