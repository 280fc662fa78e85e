package id.pulsa.charging.cell;

import id.pulsa.charging.admission.CallKind;
import id.pulsa.charging.ledger.CellDecision;
import id.pulsa.charging.pricing.Demand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All cells at work. Caller and callee each take a channel in their own cell, two when it is the same cell. Thread-safe.
 *
 * <p>A channel that is taken for the caller and given back because the callee's cell refuses counts as busy in between.
 * So a cell never carries more calls than it has channels, and two calls that want the same last channels in the same
 * instant may both be refused.
 */
public final class Cells {
    private volatile Map<String, LiveCell> live = Map.of();
    private volatile CellPlan plan = CellPlan.NONE;

    public Cells(CellPlan plan, long nowMillis) {
        replace(plan, nowMillis);
    }

    /** No cell: nothing is limited, and the price is normal. */
    public static Cells none() {
        return new Cells(CellPlan.NONE, 0);
    }

    /**
     * Puts other cells in force. One that stays keeps its calls and what it has measured; one that has fewer channels than
     * calls now takes no new ones; the calls of one that is gone go on, and are counted nowhere once it is gone.
     */
    public synchronized void replace(CellPlan other, long nowMillis) {
        Map<String, LiveCell> next = new LinkedHashMap<>();
        for (Cell cell : other.cells()) {
            LiveCell kept = live.get(cell.name());
            if (kept == null) {
                kept = new LiveCell(cell, nowMillis);
            } else {
                kept.reconfigure(cell, nowMillis);
            }
            next.put(cell.name(), kept);
        }
        live = Collections.unmodifiableMap(next);
        plan = other;
    }

    /** What is configured. */
    public CellPlan plan() {
        return plan;
    }

    /**
     * Takes the channels of a new call: all or none. A cell that is null or unknown limits nothing.
     *
     * @param priced whether the caller pays, by the price of the caller's cell
     * @param emergency the call is admitted whatever the cells say; its channels are counted all the same
     */
    public Seizure seize(
            @Nullable String callerCell,
            @Nullable String calleeCell,
            boolean priced,
            boolean emergency,
            long nowMillis) {
        Map<String, LiveCell> now = live;
        LiveCell caller = callerCell == null ? null : now.get(callerCell);
        LiveCell callee = calleeCell == null ? null : now.get(calleeCell);
        CallKind kind = emergency ? CallKind.EMERGENCY : CallKind.NEW;
        int paying = priced && !emergency ? 1 : 0;
        List<CellDecision> decisions = new ArrayList<>(2);
        if (caller != null) {
            CellDecision decision = caller.seize(kind, caller == callee ? 2 : 1, paying, nowMillis);
            decisions.add(decision);
            if (!decision.admitted()) {
                return new Seizure(null, decisions);
            }
        }
        if (callee != null && callee != caller) {
            boolean admitted = false;
            try {
                CellDecision decision = callee.seize(kind, 1, 0, nowMillis);
                decisions.add(decision);
                admitted = decision.admitted();
            } finally {
                if (!admitted && caller != null) {
                    caller.withdraw(1, paying, nowMillis);
                }
            }
            if (!admitted) {
                return new Seizure(null, decisions);
            }
        }
        return new Seizure(new HeldChannels(caller, callee, emergency, nowMillis), decisions);
    }

    /**
     * Takes the channels that a call has had since before a restart, whatever the cells say now. A cell that is null or
     * unknown limits nothing.
     */
    public HeldChannels adopt(
            @Nullable String callerCell, @Nullable String calleeCell, boolean emergency, long nowMillis) {
        Map<String, LiveCell> now = live;
        LiveCell caller = callerCell == null ? null : now.get(callerCell);
        LiveCell callee = calleeCell == null ? null : now.get(calleeCell);
        if (caller != null) {
            caller.adopt();
        }
        if (callee != null) {
            callee.adopt();
        }
        return new HeldChannels(caller, callee, emergency, nowMillis);
    }

    /**
     * A call's phone has gone to another cell: takes a channel there, then gives the old one back.
     *
     * @param target null, or unknown, for none
     * @return what the target said; null when it was not asked: there is none, or the phone is in it already
     */
    public @Nullable CellDecision hand(
            HeldChannels held, HeldChannels.Side side, @Nullable String target, long nowMillis) {
        return held.moved(side, target == null ? null : live.get(target), nowMillis);
    }

    /** The price ratio in a cell, in thousandths; the normal one for a cell that is null or unknown. */
    public int ratioThousandths(@Nullable String cell) {
        return ratio(cell == null ? null : live.get(cell));
    }

    static int ratio(@Nullable LiveCell cell) {
        return cell == null ? Demand.NORMAL_RATIO : cell.ratioThousandths();
    }

    /** Chooses the prices that are due; the cells whose price has changed. To be called about every second. */
    public List<CellStatus> reprice(long nowMillis) {
        List<CellStatus> changed = new ArrayList<>();
        for (LiveCell cell : live.values()) {
            if (cell.reprice(nowMillis)) {
                changed.add(cell.status(nowMillis));
            }
        }
        return changed;
    }

    /** Channels taken in a cell; 0 for one that is not known. More than it has through emergency calls and reloads. */
    public int busy(String cell) {
        LiveCell known = live.get(cell);
        return known == null ? 0 : known.busy();
    }

    /** A cell now, or null when there is none of that name. */
    public @Nullable CellStatus status(String cell, long nowMillis) {
        LiveCell known = live.get(cell);
        return known == null ? null : known.status(nowMillis);
    }

    /** All cells now, in the order of the file. */
    public List<CellStatus> status(long nowMillis) {
        return live.values().stream().map(cell -> cell.status(nowMillis)).toList();
    }

    /** A cell as configured; null when there is none of that name. */
    public @Nullable Cell cell(String name) {
        LiveCell known = live.get(name);
        return known == null ? null : known.cell();
    }

    /** All cells as configured, in the order of the file. */
    public Collection<Cell> cells() {
        return plan.cells();
    }
}
