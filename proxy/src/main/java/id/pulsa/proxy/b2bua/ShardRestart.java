package id.pulsa.proxy.b2bua;

import id.pulsa.proxy.timer.Timers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Queue;

/**
 * One shard's part of a restart: the calls of the earlier process come into the table at once; what is to be sent for them
 * is sent bit by bit, so that the network is not flooded: callers who may wait for it get the answer, phones are told of
 * calls that are over, and later those of calls that go on are asked whether they know of them. Confined to the shard's
 * thread.
 */
final class ShardRestart {
    /** Of all shards together: each is up to four messages. */
    private static final int TOLD_PER_SECOND = 1_000;

    /** Of all shards together: each is two messages and a record in the ledger. */
    private static final int PROBED_PER_SECOND = 250;

    private final Timers timers;
    private final List<RestoredCall> adopted = new ArrayList<>();
    private final Queue<RestoredCall> toProbe = new ArrayDeque<>();
    private final Deque<Runnable> toTell = new ArrayDeque<>();
    private final long repeatedMillis;
    private int shardCount = 1;

    /** @param repeatedMillis longest time between two copies of a request: T2 */
    ShardRestart(Timers timers, long repeatedMillis) {
        this.timers = timers;
        this.repeatedMillis = repeatedMillis;
    }

    void adopt(CallContext context, AdoptedCall call) {
        RestoredCall taken = new RestoredCall(context, call);
        if (call.settled()) {
            toTell.add(taken::leave);
        } else {
            adopted.add(taken);
        }
    }

    /** @param count how many shards share the pace */
    void goOn(int count) {
        shardCount = count;
        // Who was answered last is first: before all others that caller may still wait for our answer.
        adopted.sort(Comparator.comparingLong(RestoredCall::answeredAtWallMillis));
        for (RestoredCall call : adopted) {
            if (call.isPastPaidTime()) {
                toTell.add(call::goOn);
            } else {
                call.goOn();
                toProbe.add(call);
                if (call.mayWaitForAnswer()) {
                    toTell.addFirst(call::answerAgain);
                }
            }
        }
        adopted.clear();
        tellNext();
        // Who has hung up meanwhile says so again within that time.
        timers.scheduleMillis(repeatedMillis + 1, this::probeNext);
    }

    private void tellNext() {
        Runnable telling = toTell.poll();
        if (telling != null) {
            telling.run();
            timers.scheduleMillis(pause(TOLD_PER_SECOND), this::tellNext);
        }
    }

    private void probeNext() {
        RestoredCall probed = toProbe.poll();
        if (probed != null) {
            probed.probe();
            timers.scheduleMillis(pause(PROBED_PER_SECOND), this::probeNext);
        }
    }

    private long pause(int perSecond) {
        return 1_000L * shardCount / perSecond;
    }
}
