package id.pulsa.charging.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events of one transaction, in order. What happens to a live call more than once in a batch is written once: a call
 * that starts and ends between two commits leaves only its end.
 */
final class Batch {
    private final List<@Nullable PendingEvent> slots = new ArrayList<>();
    private final Map<String, Integer> liveCallSlots = new HashMap<>();
    private final Map<String, Integer> untoldEnds = new HashMap<>();

    private long tail;

    void add(PendingEvent pending) {
        tail = Math.max(tail, pending.tail());
        LedgerEvent event = pending.event();
        if (event instanceof LedgerEvent.CallStarted started) {
            liveCallSlots.put(started.call().callId(), slots.size());
        } else if (event instanceof LedgerEvent.CallChanged change) {
            Integer slot = liveCallSlots.putIfAbsent(change.callId(), slots.size());
            if (slot != null && merge(slot, change)) {
                return;
            }
        } else if (event instanceof LedgerEvent.CallEnded end && end.untold()) {
            untoldEnds.put(end.cdr().callId(), slots.size());
        } else if (event instanceof LedgerEvent.CallGone gone) {
            Integer slot = untoldEnds.remove(gone.callId());
            if (slot != null && told(slot)) {
                return;
            }
        } else if (event instanceof LedgerEvent.CallEnded end && end.wasLive()) {
            Integer slot = liveCallSlots.remove(end.cdr().callId());
            if (slot != null) {
                PendingEvent earlier = slots.set(slot, null);
                if (earlier != null && earlier.event() instanceof LedgerEvent.CallStarted) {
                    slots.add(new PendingEvent(
                            new LedgerEvent.CallEnded(end.cdr(), false, end.day(), end.caps()), pending.done()));
                    return;
                }
            }
        }
        slots.add(pending);
    }

    /** The phones of a call that ended in this batch know it already: its end is like any other. */
    private boolean told(int slot) {
        PendingEvent pending = slots.get(slot);
        if (pending == null || !(pending.event() instanceof LedgerEvent.CallEnded end)) {
            return false;
        }
        Integer start = liveCallSlots.remove(end.cdr().callId());
        PendingEvent earlier = start == null ? null : slots.set(start, null);
        boolean began = earlier != null && earlier.event() instanceof LedgerEvent.CallStarted;
        slots.set(
                slot,
                new PendingEvent(new LedgerEvent.CallEnded(end.cdr(), !began, end.day(), end.caps()), pending.done()));
        return true;
    }

    private boolean merge(int slot, LedgerEvent.CallChanged change) {
        PendingEvent earlier = slots.get(slot);
        if (earlier == null || earlier.done() != null) {
            return false;
        }
        LedgerEvent merged;
        if (earlier.event() instanceof LedgerEvent.CallStarted started) {
            merged = new LedgerEvent.CallStarted(started.call().changed(change));
        } else if (earlier.event() instanceof LedgerEvent.CallChanged before) {
            merged = new LedgerEvent.CallChanged(
                    change.callId(),
                    change.answeredAtWallMillis(),
                    change.reservedMicros(),
                    change.paidMillis(),
                    change.bundles(),
                    change.cells() == null ? before.cells() : change.cells(),
                    change.phones() == null ? before.phones() : change.phones(),
                    change.dialogs() == null ? before.dialogs() : change.dialogs());
        } else {
            return false;
        }
        slots.set(slot, new PendingEvent(merged, null));
        return true;
    }

    /** Highest sequence number in the ledger's tail of what was added; 0 for none. */
    long tail() {
        return tail;
    }

    /** What is left to be written, in order. */
    List<PendingEvent> events() {
        List<PendingEvent> events = new ArrayList<>(slots.size());
        for (PendingEvent pending : slots) {
            if (pending != null) {
                events.add(pending);
            }
        }
        return events;
    }
}
