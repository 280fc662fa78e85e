package id.pulsa.charging.session;

import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.cell.FullHandover;
import id.pulsa.charging.cell.HeldChannels;
import id.pulsa.charging.cell.HeldChannels.Side;
import id.pulsa.charging.cell.Seizure;
import id.pulsa.charging.ledger.CellDecision;
import id.pulsa.charging.ledger.CellHistory;
import id.pulsa.charging.ledger.CellPair;
import id.pulsa.charging.pricing.PriceRule;
import id.pulsa.charging.rating.PriceRatios;
import id.pulsa.charging.session.Handover.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call in the cells: its channels, and the price ratios that it is charged by. The price at which it was admitted is
 * locked for a time that the caller's cell says; when that is over, the call takes the price that the caller's cell has
 * then, for as long again. A handover while the price is locked changes nothing of it. Used by one thread at a time.
 */
public final class CellStay {
    /** A phone that goes to and fro does not make the record grow without end. */
    private static final int MAX_DECISIONS = 100;

    /** However short the lock: prices are chosen about once a second. */
    private static final long SHORTEST_LOCK_MILLIS = 1_000;

    private final Cells cells;
    private final @Nullable HeldChannels held;
    private final List<CellDecision> decisions;
    private PriceRatios ratios;
    private long lockedUntilMillis;

    /**
     * An admitted call.
     *
     * @param ratios those that it was admitted at
     */
    public CellStay(Seizure seizure, PriceRatios ratios, Cells cells) {
        this.cells = cells;
        this.held = seizure.held();
        this.decisions = new ArrayList<>(seizure.decisions());
        this.ratios = ratios;
        this.lockedUntilMillis = lockMillis();
    }

    /**
     * A call that an earlier process admitted and that goes on. When its price was last looked at is not known: it is when
     * its talk time is a multiple of the lock.
     */
    CellStay(HeldChannels held, CellHistory history, Cells cells, long talkMillis) {
        this.cells = cells;
        this.held = held;
        this.decisions = new ArrayList<>(history.decisions());
        this.ratios = history.ratios();
        long lock = lockMillis();
        this.lockedUntilMillis = lock >= PriceRule.WHOLE_CALL - talkMillis
                ? PriceRule.WHOLE_CALL
                : (talkMillis / Math.max(lock, SHORTEST_LOCK_MILLIS) + 1) * Math.max(lock, SHORTEST_LOCK_MILLIS);
    }

    private long lockMillis() {
        Cell cell = held == null ? null : held.cell(Side.CALLER);
        return cell == null ? PriceRule.WHOLE_CALL : cell.terms().price().lockMillis();
    }

    /** For the call's records. */
    public CellHistory history() {
        return new CellHistory(ratios, decisions);
    }

    /** Where its phones have their channels. */
    CellPair phones() {
        return new CellPair(callerCell(), name(Side.CALLEE));
    }

    /** The price ratios that it is charged by. */
    public PriceRatios ratios() {
        return ratios;
    }

    /** The cell that the caller's phone has its channel in; null when it is in none that is known. */
    public @Nullable String callerCell() {
        return name(Side.CALLER);
    }

    private @Nullable String name(Side side) {
        Cell cell = held == null ? null : held.cell(side);
        return cell == null ? null : cell.name();
    }

    /** Talk time in ms until which the price stays. */
    public long lockedUntilMillis() {
        return lockedUntilMillis;
    }

    /**
     * Takes the price of now, when it is no longer locked.
     *
     * @return whether it is another one, for the increments that begin from now on
     */
    public boolean reprice(long talkMillis) {
        if (talkMillis < lockedUntilMillis) {
            return false;
        }
        long lock = lockMillis();
        lockedUntilMillis = lock >= PriceRule.WHOLE_CALL - talkMillis
                ? PriceRule.WHOLE_CALL
                : talkMillis + Math.max(lock, SHORTEST_LOCK_MILLIS);
        PriceRatios before = ratios;
        ratios = ratios.from(talkMillis, held == null ? ratios.at(talkMillis) : held.ratioThousandths());
        return !ratios.equals(before);
    }

    /**
     * A phone has gone to another cell.
     *
     * @param target null, or unknown, for none
     */
    public Handover move(Side side, @Nullable String target, long nowMillis) {
        if (held == null) {
            return Handover.UNCHANGED;
        }
        Cell before = held.cell(side);
        CellDecision decision = cells.hand(held, side, target, nowMillis);
        if (decision == null) {
            return Objects.equals(before, held.cell(side)) ? Handover.UNCHANGED : new Handover(Outcome.MOVED, null);
        }
        if (decisions.size() < MAX_DECISIONS) {
            decisions.add(decision);
        }
        if (decision.admitted()) {
            return new Handover(Outcome.MOVED, decision);
        }
        Cell full = cells.cell(decision.cell());
        boolean dropped = full != null && full.terms().fullHandover() == FullHandover.DROP;
        return new Handover(dropped ? Outcome.DROPPED : Outcome.KEPT, decision);
    }

    /** Gives the channels back, once. */
    public void end(long nowMillis) {
        if (held != null) {
            held.release(nowMillis);
        }
    }
}
