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
 * at the cost of the oldest. Requests outside calls are not kept. Confined to the shard's thread; a fault in it switches it
 * off and harms no call.
 */
public final class ShardTrace implements TrafficListener {
    /** What one call may take of the messages' memory: one in so many. */
    private static final int CALLS_AT_LEAST = 8;

    private static final Logger LOG = LogManager.getLogger(ShardTrace.class);

    private final TimeSource time;
    private final MessageLog log;
    private final Lobby lobby;
    private final CallIndex index;
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
        this.log = new MessageLog(bytes / 8 * 5);
        this.lobby = new Lobby(new MessageLog(bytes / 8));
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
        String callId = message.callId();
        Leg leg = index.leg(callId);
        if (leg == null || leg.trail().ended()) {
            if (!sent && opens(message)) {
                lobby.enter(callId);
            }
            if (lobby.has(callId)) {
                lobby.keep(
                        callId, time.nanos(), time.wallMillis(), sent, flow, message.bytes(), message.length());
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

    /** How many calls something is kept of. */
    public int calls() {
        return index.size();
    }

    /** About the memory that is taken now, in bytes. */
    public long bytes() {
        return log.takenBytes() + lobby.log().takenBytes() + index.bytes();
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
