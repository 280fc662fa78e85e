package id.pulsa.charging.cell;

import id.pulsa.charging.admission.AdmissionGate;
import id.pulsa.charging.admission.CallKind;
import id.pulsa.charging.admission.LoadEstimator;
import id.pulsa.charging.admission.LoadWindow;
import id.pulsa.charging.admission.Occupancy;
import id.pulsa.charging.admission.Verdict;
import id.pulsa.charging.erlang.ErlangB;
import id.pulsa.charging.ledger.CellDecision;
import id.pulsa.charging.pricing.Demand;
import id.pulsa.charging.pricing.PriceInputs;

/**
 * One cell at work: its channels, its load, its price. Several shards' calls come to the same cell, so it is guarded by
 * its own monitor, which is held for well under a microsecond; only once a second for as long as Erlang B takes.
 */
final class LiveCell {
    /** Estimates are made new after this time. */
    private static final long REFRESH_MILLIS = 1_000;

    private Cell cell;
    private AdmissionGate gate;
    private LoadEstimator load;
    private double capacityErl;
    private int busy;
    private volatile int ratioThousandths;
    private long nextPriceMillis;

    // As of the last refresh.
    private long refreshedMillis;
    private double offeredErl;
    private double blocking;

    LiveCell(Cell cell, long nowMillis) {
        this.cell = cell;
        this.gate = cell.terms().admission().gate();
        this.load = new LoadEstimator(cell.terms().load(), nowMillis);
        this.capacityErl = cell.capacityErl();
        this.ratioThousandths = firstRatio(cell, nowMillis);
        this.nextPriceMillis = nowMillis + cell.terms().price().intervalMillis();
        refresh(nowMillis);
    }

    private int firstRatio(Cell of, long nowMillis) {
        return of.terms().price().policy().ratioThousandths(inputs(Demand.NORMAL_RATIO, nowMillis));
    }

    synchronized Cell cell() {
        return cell;
    }

    /** Its price ratio, in thousandths. */
    int ratioThousandths() {
        return ratioThousandths;
    }

    synchronized int busy() {
        return busy;
    }

    /**
     * Other channels or terms. Calls keep their channels, and the cell what it has measured, if the window stays.
     */
    synchronized void reconfigure(Cell other, long nowMillis) {
        LoadWindow window = cell.terms().load();
        if (!cell.terms().admission().equals(other.terms().admission())) {
            gate = other.terms().admission().gate();
        }
        boolean otherPrice = !cell.terms().price().equals(other.terms().price());
        cell = other;
        capacityErl = other.capacityErl();
        if (!window.equals(other.terms().load())) {
            load = new LoadEstimator(other.terms().load(), nowMillis);
        }
        refresh(nowMillis);
        if (otherPrice) {
            ratioThousandths = firstRatio(other, nowMillis);
            nextPriceMillis = nowMillis + other.terms().price().intervalMillis();
        }
    }

    /**
     * Asks for channels, and takes them when they are admitted.
     *
     * @param wanted how many, > 0
     * @param priced how many of these pay the cell's price
     */
    synchronized CellDecision seize(CallKind kind, int wanted, int priced, long nowMillis) {
        if (nowMillis - refreshedMillis >= REFRESH_MILLIS) {
            refresh(nowMillis);
        }
        Occupancy occupancy = new Occupancy(cell.channels(), busy, wanted, offeredErl, capacityErl);
        Verdict verdict = kind == CallKind.EMERGENCY ? Verdict.ADMITTED : gate.decide(kind, occupancy);
        CellDecision decision = new CellDecision(
                cell.name(),
                kind.name(),
                verdict.name(),
                cell.terms().admission().name(),
                cell.channels(),
                busy,
                Math.round(offeredErl * 1_000),
                Math.round(capacityErl * 1_000),
                (int) Math.round(blocking * 1_000_000),
                ratioThousandths);
        count(wanted, priced, nowMillis);
        if (verdict == Verdict.ADMITTED) {
            busy += wanted;
        } else {
            load.blocked(wanted, nowMillis);
        }
        return decision;
    }

    /** A call that an earlier process admitted has its channel here: it is no new one, and is asked nothing. */
    synchronized void adopt() {
        busy++;
    }

    private void count(int arrivals, int priced, long nowMillis) {
        load.arrived(arrivals, nowMillis);
        if (priced != 0) {
            load.priced(priced, 1 / Demand.remaining(ratioThousandths), nowMillis);
        }
    }

    /** Undoes a {@link #seize} of just now: the other cell of the call refused it. */
    synchronized void withdraw(int channels, int priced, long nowMillis) {
        give(channels);
        count(-channels, -priced, nowMillis);
    }

    /**
     * Gives channels back.
     *
     * @param heldMillis for how long they were held
     */
    synchronized void release(int channels, long heldMillis, long nowMillis) {
        give(channels);
        load.ended(channels, heldMillis, nowMillis);
    }

    private void give(int channels) {
        if (busy < channels) {
            throw new IllegalStateException(
                    "cell " + cell.name() + ": " + channels + " channels given back, but only " + busy + " are taken");
        }
        busy -= channels;
    }

    /** Chooses the price anew when it is time to; whether it has changed. */
    synchronized boolean reprice(long nowMillis) {
        if (nowMillis < nextPriceMillis) {
            return false;
        }
        long interval = cell.terms().price().intervalMillis();
        nextPriceMillis = nextPriceMillis + interval > nowMillis ? nextPriceMillis + interval : nowMillis + interval;
        int before = ratioThousandths;
        ratioThousandths = cell.terms().price().policy().ratioThousandths(inputs(before, nowMillis));
        return ratioThousandths != before;
    }

    private PriceInputs inputs(int ratio, long nowMillis) {
        return new PriceInputs(
                cell.channels(),
                capacityErl,
                load.offeredErl(nowMillis),
                load.naturalErl(nowMillis),
                load.naturalVariance(nowMillis),
                load.fixedErl(nowMillis),
                ratio);
    }

    private void refresh(long nowMillis) {
        refreshedMillis = nowMillis;
        offeredErl = load.offeredErl(nowMillis);
        blocking = ErlangB.blocking(cell.channels(), offeredErl);
    }

    synchronized CellStatus status(long nowMillis) {
        refresh(nowMillis);
        return new CellStatus(
                cell,
                busy,
                offeredErl,
                load.naturalErl(nowMillis) + load.fixedErl(nowMillis),
                load.holdingMillis(nowMillis),
                capacityErl,
                blocking,
                load.blocking(nowMillis),
                ratioThousandths);
    }
}
