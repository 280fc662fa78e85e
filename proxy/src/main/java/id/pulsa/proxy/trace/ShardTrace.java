package id.pulsa.proxy.trace;

import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipMessage;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.trace.CallIndex.Leg;
import id.pulsa.proxy.transaction.TrafficListener;
import id.pulsa.proxy.transport.Flow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The trace of one shard: keeps the messages of calls, and what the charging did about them, in bounded memory, the newest
 * at the cost of the oldest. Requests outside calls are kept of subscribers who are watched alone. Confined to the shard's
 * thread; a fault in it switches it off and harms no call.
 */
public final class ShardTrace implements TrafficListener {
    /** What one call may take of the messages' memory: one in so many. */
    private static final int CALLS_AT_LEAST = 8;

    private static final Logger LOG = LogManager.getLogger(ShardTrace.class);

    private final TimeSource time;
    private final MessageLog log;
    private final Lobby lobby;
    private final CallIndex index;
    private final WatchedNumbers watched;
    private boolean on;
    private long prunedAt;

    /**
     * An empty trace.
     *
     * @param bytes of memory that it may take, at most some per cent more; 0: it keeps nothing
     */
    public ShardTrace(long bytes, TimeSource time) {
        this.time = time;
        this.on = bytes > 0;
        this.log = new MessageLog(bytes / 2);
        this.lobby = new Lobby(new MessageLog(bytes / 8));
        this.watched = new WatchedNumbers(new MessageLog(bytes / 8));
        this.index = new CallIndex(bytes / 4, log.mostBytes() / CALLS_AT_LEAST);
    }

    /** Whether anything is kept. */
    public boolean isOn() {
        return on;
    }

    @Override
    public void received(SipMessage message, Flow flow) {
        keepIfOn(message, flow, false);
    }

    @Override
    public void sent(SipMessage message, Flow flow) {
        keepIfOn(message, flow, true);
    }

    private void keepIfOn(SipMessage message, Flow flow, boolean sent) {
        if (on) {
            try {
                keep(message, flow, sent);
            } catch (RuntimeException fault) {
                failed(fault);
            }
        }
    }

    private void keep(SipMessage message, Flow flow, boolean sent) {
        if (!watched.isEmpty()) {
            watched.keep(message, flow, sent, time.nanos(), time.wallMillis());
        }
        String callId = message.callId();
        Leg leg = index.leg(callId);
        if (leg == null || leg.trail().ended()) {
            if (!sent && opens(message)) {
                lobby.enter(callId);
            }
            if (lobby.has(callId)) {
                lobby.keep(callId, time.nanos(), time.wallMillis(), sent, flow, message.bytes(), message.length());
                return;
            }
        }
        if (leg != null && leg.trail().takes(message.length())) {
            Trail trail = leg.trail();
            long at = log.append(
                    trail.last(),
                    time.nanos(),
                    time.wallMillis(),
                    sent,
                    leg.number(),
                    flow,
                    message.bytes(),
                    message.length());
            trail.kept(at, message.length());
            prune();
        }
    }

    private static boolean opens(SipMessage message) {
        return message instanceof SipRequest request
                && request.method().equals(Method.INVITE)
                && request.to().tag() == null;
    }

    private void prune() {
        if (log.oldest() != prunedAt) {
            prunedAt = log.oldest();
            index.prune(prunedAt);
        }
    }

    /**
     * Messages with that Call-ID belong to a call, also those that have come just before. The first Call-ID of a call is its
     * caller's, later ones those of the phones that are invited.
     *
     * @param call this gateway's identifier of the call
     */
    public void join(String call, String callId) {
        if (on) {
            guarded(() -> {
                Leg leg = index.join(call, callId);
                Trail trail = leg.trail();
                lobby.leave(callId, there -> {
                    long at = log.copy(lobby.log(), there, trail.last(), leg.number());
                    trail.kept(at, (int) (log.end() - at));
                });
                prune();
            });
        }
    }

    /** The charging has done something about a call. */
    public void note(String call, ChargingStep step) {
        if (on) {
            guarded(() -> {
                Trail trail = index.find(call);
                if (trail != null) {
                    index.note(trail, new TracedStep(log.end(), time.wallMillis(), time.nanos(), step));
                }
            });
        }
    }

    /** A copy of what is kept of a call; null when there is nothing. */
    public @Nullable TracedCall read(String call) {
        Trail trail = on ? index.find(call) : null;
        if (trail == null) {
            return null;
        }
        List<TracedMessage> messages = new ArrayList<>();
        long at = trail.last();
        while (at != MessageLog.NONE && at >= log.oldest()) {
            messages.add(log.read(at));
            at = log.previous(at);
        }
        Collections.reverse(messages);
        return new TracedCall(call, messages, trail.steps(), at == MessageLog.NONE, trail.leftOut());
    }

    /** The Call-ID of the caller's leg of the call that a Call-ID belongs to; null when it belongs to none. */
    @Nullable String callerCallId(String callId) {
        Leg leg = on ? index.leg(callId) : null;
        return leg == null ? null : leg.trail().callIds().get(0);
    }

    /**
     * Everything that a subscriber's number sends or gets is kept from now on.
     *
     * @param nanos for so long
     * @return false when too many are watched already, or nothing is kept at all
     */
    public boolean watch(String number, long nanos) {
        long now = time.nanos();
        return on && watched.add(number, now + nanos, now);
    }

    /** Ends {@link #watch} and forgets what was kept for it; false when the number was not watched. */
    public boolean unwatch(String number) {
        return watched.remove(number);
    }

    /** A copy of what was kept of a number that was watched, in legs 0, its own phones, and 1; null when it was not. */
    public @Nullable TracedCall readWatched(String number) {
        return on ? watched.read(number) : null;
    }

    /** How many calls something is kept of. */
    public int calls() {
        return index.size();
    }

    /** About the memory that is taken now, in bytes. */
    public long bytes() {
        return log.takenBytes() + lobby.log().takenBytes() + watched.log().takenBytes() + index.bytes();
    }

    private void guarded(Runnable keeping) {
        try {
            keeping.run();
        } catch (RuntimeException fault) {
            failed(fault);
        }
    }

    private void failed(RuntimeException fault) {
        on = false;
        LOG.error("the SIP trace of this shard failed and is switched off", fault);
    }
}
