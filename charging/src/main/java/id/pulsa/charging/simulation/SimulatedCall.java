package id.pulsa.charging.simulation;

import id.pulsa.charging.cell.HeldChannels.Side;
import id.pulsa.charging.reservation.Reservation;
import id.pulsa.charging.session.CellStay;
import id.pulsa.charging.session.Handover.Outcome;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * An admitted call. It is answered at once. Of what can happen to it only the next is in the queue. Used by one thread.
 */
final class SimulatedCall implements EventQueue.Event {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long LONGEST_MILLIS = NEVER / 2;

    private final Replication replication;
    private final int home;
    private final String account;
    private final Reservation reservation;
    private final CellStay stay;
    private final long startMillis;
    private final @Nullable SplittableRandom movement;

    private int cell;
    private long sinceMillis;
    private long endMillis;
    private long handoverMillis = NEVER;
    private long extendMillis;

    /** @param movement what its handovers are drawn from; null for a phone that stays */
    SimulatedCall(
            Replication replication,
            int cell,
            String account,
            Reservation reservation,
            CellStay stay,
            long startMillis,
            long endMillis,
            @Nullable SplittableRandom movement) {
        this.replication = replication;
        this.home = cell;
        this.cell = cell;
        this.account = account;
        this.reservation = reservation;
        this.stay = stay;
        this.startMillis = startMillis;
        this.sinceMillis = startMillis;
        this.endMillis = endMillis;
        this.movement = movement;
        drawHandover(startMillis);
        planExtension();
    }

    private void drawHandover(long nowMillis) {
        if (movement != null) {
            handoverMillis = nowMillis + replication.drawStayMillis(movement);
        }
    }

    /** As the gateway does: before what is paid ends, or when the lock of the price does. */
    private void planExtension() {
        long talk = reservation.free() ? NEVER : Math.min(reservation.extendAtMillis(), stay.lockedUntilMillis());
        // The clock is below 0 in the warm-up.
        extendMillis = talk >= LONGEST_MILLIS ? NEVER : startMillis + talk;
    }

    /** When something happens to it next. */
    long nextMillis() {
        return Math.min(endMillis, Math.min(handoverMillis, extendMillis));
    }

    @Override
    public void happen(long nowMillis) {
        if (nowMillis >= endMillis) {
            end(nowMillis);
            return;
        }
        if (nowMillis >= extendMillis) {
            extend(nowMillis);
        }
        if (nowMillis >= handoverMillis && !handOver(nowMillis)) {
            end(nowMillis);
            return;
        }
        replication.schedule(this);
    }

    private void extend(long nowMillis) {
        long talk = nowMillis - startMillis;
        boolean due = talk >= stay.lockedUntilMillis();
        if (due && stay.reprice(talk)) {
            replication.withFunds(account, reservation, funds -> reservation.reprice(stay.ratios(), funds));
        }
        if (!due || talk >= reservation.extendAtMillis()) {
            long paidBefore = reservation.paidMillis();
            replication.reserve(account, reservation);
            if (reservation.paidMillis() <= paidBefore) {
                endMillis = Math.min(endMillis, startMillis + reservation.paidMillis());
                extendMillis = NEVER;
                return;
            }
        }
        planExtension();
    }

    /** @return false when the call is dropped */
    private boolean handOver(long nowMillis) {
        SplittableRandom random = movement;
        if (random == null) {
            return true;
        }
        int target = replication.drawNeighbour(cell, random);
        drawHandover(nowMillis);
        Outcome outcome =
                stay.move(Side.CALLER, replication.cellName(target), nowMillis).outcome();
        replication.countHandover(target, outcome, nowMillis);
        if (outcome == Outcome.MOVED) {
            replication.countCarried(cell, sinceMillis, nowMillis);
            cell = target;
            sinceMillis = nowMillis;
        }
        return outcome != Outcome.DROPPED;
    }

    /** Ends it, or breaks it off when the simulation is over. */
    void end(long nowMillis) {
        stay.end(nowMillis);
        replication.countCarried(cell, sinceMillis, nowMillis);
        replication.settle(home, account, reservation, nowMillis - startMillis, nowMillis);
    }
}
