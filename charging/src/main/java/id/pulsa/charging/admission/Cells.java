package id.pulsa.charging.admission;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The channels of all cells. Caller and callee each take a channel in their own cell, two when it is the same cell.
 * Thread-safe without locks; nothing is allocated.
 *
 * <p>A channel that is taken for the caller and given back because the callee's cell is full counts as busy in between.
 * So a cell never carries more calls than it has channels, and two calls that want the same last channels in the same
 * instant may both be refused.
 */
public final class Cells {
    private static final Seizure GRANTED = new Seizure.Granted();

    private final Map<String, State> states;
    private final Collection<Cell> cells;

    /** @param cells with different names */
    public Cells(Collection<Cell> cells) {
        Map<String, State> byName = new LinkedHashMap<>();
        for (Cell cell : cells) {
            if (byName.put(cell.name(), new State(cell)) != null) {
                throw new IllegalArgumentException("two cells named \"" + cell.name() + "\"");
            }
        }
        this.states = Collections.unmodifiableMap(byName);
        this.cells = states.values().stream().map(state -> state.cell).toList();
    }

    /**
     * Takes the channels of a new call: all or none. A cell that is null or unknown limits nothing.
     *
     * @param emergency the call is admitted although a cell is full; its channels are counted all the same
     */
    public Seizure seize(@Nullable String callerCell, @Nullable String calleeCell, boolean emergency) {
        State caller = state(callerCell);
        State callee = state(calleeCell);
        if (caller != null && caller == callee) {
            return caller.seize(2, emergency) ? GRANTED : caller.full;
        }
        if (caller != null && !caller.seize(1, emergency)) {
            return caller.full;
        }
        if (callee != null && !callee.seize(1, emergency)) {
            if (caller != null) {
                caller.release(1);
            }
            return callee.full;
        }
        return GRANTED;
    }

    /**
     * Gives back what {@link #seize} granted for the same cells.
     *
     * @throws IllegalStateException when more is given back than was taken; nothing is changed in that cell
     */
    public void release(@Nullable String callerCell, @Nullable String calleeCell) {
        State caller = state(callerCell);
        State callee = state(calleeCell);
        if (caller != null && caller == callee) {
            caller.release(2);
            return;
        }
        if (caller != null) {
            caller.release(1);
        }
        if (callee != null) {
            callee.release(1);
        }
    }

    /** Channels taken in a cell; 0 for one that is not known. More than it has only through emergency calls. */
    public int busy(String cell) {
        State state = states.get(cell);
        return state == null ? 0 : state.busy.get();
    }

    /** The cell of that name, or null. */
    public @Nullable Cell cell(String name) {
        State state = states.get(name);
        return state == null ? null : state.cell;
    }

    /** All cells, in the order of the file. */
    public Collection<Cell> cells() {
        return cells;
    }

    private @Nullable State state(@Nullable String cell) {
        return cell == null ? null : states.get(cell);
    }

    private static final class State {
        private final Cell cell;
        private final Seizure full;
        private final AtomicInteger busy = new AtomicInteger();

        State(Cell cell) {
            this.cell = cell;
            this.full = new Seizure.Full(cell);
        }

        boolean seize(int count, boolean emergency) {
            while (true) {
                int now = busy.get();
                if (!emergency && now + count > cell.channels()) {
                    return false;
                }
                if (busy.compareAndSet(now, now + count)) {
                    return true;
                }
            }
        }

        void release(int count) {
            while (true) {
                int now = busy.get();
                if (now < count) {
                    throw new IllegalStateException("cell " + cell.name() + ": " + count
                            + " channels given back, but only " + now + " are taken");
                }
                if (busy.compareAndSet(now, now - count)) {
                    return;
                }
            }
        }
    }
}
