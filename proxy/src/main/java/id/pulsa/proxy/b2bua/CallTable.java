package id.pulsa.proxy.b2bua;

import id.pulsa.proxy.transport.Flow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one shard: by call identifier, their legs by our tag, and the legs that hang on one TCP connection.
 * Confined to the shard's thread.
 */
final class CallTable {
    private final Map<String, Call> calls = new HashMap<>();
    private final Map<String, Leg> legs = new HashMap<>();
    private final Map<Flow, List<Leg>> byConnection = new HashMap<>();

    void add(Call call) {
        calls.put(call.callId(), call);
    }

    void remove(Call call) {
        calls.remove(call.callId());
    }

    @Nullable Call find(String callId) {
        return calls.get(callId);
    }

    /** A copy: ending a call while going through the list is fine. */
    List<Call> all() {
        return List.copyOf(calls.values());
    }

    int size() {
        return calls.size();
    }

    void add(Leg leg) {
        legs.put(leg.localTag(), leg);
        if (leg.flow().connectionId() != 0) {
            byConnection.computeIfAbsent(leg.flow(), flow -> new ArrayList<>()).add(leg);
        }
    }

    void remove(Leg leg) {
        legs.remove(leg.localTag());
        List<Leg> siblings = byConnection.get(leg.flow());
        if (siblings != null) {
            siblings.remove(leg);
            if (siblings.isEmpty()) {
                byConnection.remove(leg.flow());
            }
        }
    }

    @Nullable Leg findLeg(String localTag) {
        return legs.get(localTag);
    }

    /** Legs, of calls and of ended calls whose BYE is still on its way. */
    int legCount() {
        return legs.size();
    }

    /** The legs whose peer was reached over that connection; a copy. */
    Collection<Leg> over(Flow connection) {
        return List.copyOf(byConnection.getOrDefault(connection, List.of()));
    }
}
