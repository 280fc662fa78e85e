package id.pulsa.proxy.trace;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The calls that something is kept of, by our identifier and by the Call-IDs of their legs. One that runs stays, since its
 * end is still to come; one that has ended goes when its messages are gone, the one that ended first before the others.
 * Confined to one thread.
 */
final class CallIndex {
    private static final int MOST_LEGS = 250;

    /** Where messages with one Call-ID belong. */
    record Leg(Trail trail, int number) {}

    private final long mostBytes;
    private final long mostBytesOfCall;
    private final Map<String, Trail> calls = new LinkedHashMap<>();
    private final Map<String, Leg> legs = new HashMap<>();
    private final Queue<Trail> ended = new ArrayDeque<>();
    private long bytes;

    /**
     * An empty index.
     *
     * @param mostBytes that it may take, about
     * @param mostBytesOfCall that the messages of one call may take
     */
    CallIndex(long mostBytes, long mostBytesOfCall) {
        this.mostBytes = mostBytes;
        this.mostBytesOfCall = mostBytesOfCall;
    }

    @Nullable Leg leg(String callId) {
        return legs.get(callId);
    }

    @Nullable Trail find(String call) {
        return calls.get(call);
    }

    int size() {
        return calls.size();
    }

    /** About the memory that it takes. */
    long bytes() {
        return bytes;
    }

    /**
     * Messages with that Call-ID are the call's from now on; an ended call that had the same loses what comes late. A
     * running one keeps it: nobody takes another's messages by using its Call-ID.
     */
    Leg join(String call, String callId) {
        Trail trail = calls.get(call);
        if (trail == null) {
            trail = new Trail(call, mostBytesOfCall);
            calls.put(call, trail);
            bytes += trail.bytes();
        }
        Leg known = legs.get(callId);
        if (known != null && known.trail().equals(trail)) {
            return known;
        }
        if (trail.callIds().size() >= MOST_LEGS) {
            return new Leg(trail, MOST_LEGS);
        }
        long before = trail.bytes();
        Leg leg = new Leg(trail, trail.addLeg(callId));
        bytes += trail.bytes() - before;
        if (known == null || known.trail().ended()) {
            legs.put(callId, leg);
        }
        shrink(trail);
        return leg;
    }

    void note(Trail trail, TracedStep step) {
        long before = trail.bytes();
        boolean wasEnded = trail.ended();
        trail.note(step);
        bytes += trail.bytes() - before;
        if (trail.ended() && !wasEnded) {
            ended.add(trail);
        }
        shrink(trail);
    }

    /** Forgets ended calls of which no message is left. */
    void prune(long oldest) {
        for (Trail eldest = ended.peek(); eldest != null && eldest.last() < oldest; eldest = ended.peek()) {
            ended.remove();
            remove(eldest);
        }
    }

    private void shrink(Trail spared) {
        while (bytes > mostBytes) {
            Trail victim = ended.poll();
            if (victim == null) {
                Iterator<Trail> oldest = calls.values().iterator();
                victim = oldest.next();
            }
            if (victim.equals(spared)) {
                if (victim.ended()) {
                    ended.add(victim);
                }
                return;
            }
            remove(victim);
        }
    }

    private void remove(Trail trail) {
        calls.remove(trail.call);
        bytes -= trail.bytes();
        for (String callId : trail.callIds()) {
            Leg leg = legs.get(callId);
            if (leg != null && leg.trail().equals(trail)) {
                legs.remove(callId);
            }
        }
    }
}
