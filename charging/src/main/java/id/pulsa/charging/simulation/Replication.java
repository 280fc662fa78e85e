package id.pulsa.charging.simulation;

import id.pulsa.charging.account.Funds;
import id.pulsa.charging.account.OpenResult;
import id.pulsa.charging.account.Settlement;
import id.pulsa.charging.admission.Verdict;
import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.cell.CellPlan;
import id.pulsa.charging.cell.CellStatus;
import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.cell.Seizure;
import id.pulsa.charging.ledger.CellDecision;
import id.pulsa.charging.pricing.Demand;
import id.pulsa.charging.rating.Charge;
import id.pulsa.charging.rating.PriceRatios;
import id.pulsa.charging.rating.RateLookup;
import id.pulsa.charging.reservation.Reservation;
import id.pulsa.charging.session.CellStay;
import id.pulsa.charging.session.Handover.Outcome;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of a scenario under one regime. The virtual clock stands at 0 at the midnight at which measuring begins, and
 * below before. A call goes the way that it goes through the gateway: rate, reservation, channels, slices, settlement.
 * Used by one thread.
 */
final class Replication implements AutoCloseable {
    /** Longer slices than most plans have: nobody runs out of credit here, and most of the work is with the accounts. */
    private static final long SLICE_MILLIS = 300_000;

    private final Scenario scenario;
    private final long startMillis;
    private final long endMillis;
    private final List<Cell> plan;
    private final Neighbours neighbours;
    private final Cells cells;
    private final Subscribers subscribers;
    private final EventQueue queue = new EventQueue();
    private final CellCounters[] counters;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final double stayMillis;

    // Price ratio of each cell, and since when.
    private final int[] ratios;
    private final long[] ratioSince;
    private long nowMillis;

    Replication(Scenario scenario, Regime regime, Runs runs, int number) {
        this.scenario = scenario;
        this.startMillis = -runs.warmUpMillis();
        this.endMillis = runs.measuredMillis();
        this.plan =
                scenario.cells().stream().map(cell -> regime.of(cell.cell())).toList();
        this.neighbours = new Neighbours(plan);
        this.cells = new Cells(new CellPlan(plan, null), startMillis);
        this.subscribers = new Subscribers(plan.size());
        this.counters = new CellCounters[plan.size()];
        CallerModel callers = scenario.callers();
        this.stayMillis = callers.holdingMillis() / callers.handoversPerCall();
        this.ratios = new int[plan.size()];
        this.ratioSince = new long[plan.size()];
        this.nowMillis = startMillis;
        for (int i = 0; i < plan.size(); i++) {
            counters[i] = new CellCounters(runs.measuredMillis());
            numbers.put(plan.get(i).name(), i);
            ratios[i] = cells.ratioThousandths(plan.get(i).name());
            ratioSince[i] = startMillis;
            double naturalErl = scenario.cells().get(i).naturalErl();
            if (naturalErl > 0) {
                arrivals(i, new NaturalCalls(naturalErl, callers, runs.seed(), number, i, startMillis));
            }
        }
    }

    /**
     * Runs to the end.
     *
     * @param progress told the virtual time about once a virtual minute; may throw to break off
     * @return by cell, in the order of the scenario
     */
    CellCounters[] run(LongConsumer progress) {
        long tick = tickMillis();
        for (long until = startMillis + tick; nowMillis < endMillis; until += tick) {
            happenUntil(Math.min(until, endMillis));
            reprice();
            progress.accept(nowMillis);
        }
        for (int i = 0; i < counters.length; i++) {
            count(i, ratios[i]);
        }
        while (queue.nextMillis() != Long.MAX_VALUE) {
            if (queue.take() instanceof SimulatedCall call) {
                call.end(nowMillis);
            }
        }
        if (!balanced()) {
            throw new IllegalStateException(
                    "the accounts do not lack what was charged, or channels are not given back");
        }
        return counters;
    }

    /** How often prices have to be looked at so that each cell's is chosen when it is due. */
    private long tickMillis() {
        long tick = 0;
        for (Cell cell : plan) {
            long interval = cell.terms().price().intervalMillis();
            while (interval != 0) {
                long rest = tick % interval;
                tick = interval;
                interval = rest;
            }
        }
        return Math.max(1_000, tick);
    }

    private void happenUntil(long untilMillis) {
        while (queue.nextMillis() < untilMillis) {
            nowMillis = queue.nextMillis();
            queue.take().happen(nowMillis);
        }
        nowMillis = untilMillis;
    }

    private void reprice() {
        for (CellStatus changed : cells.reprice(nowMillis)) {
            Integer cell = numbers.get(changed.cell().name());
            if (cell != null) {
                count(cell, changed.ratioThousandths());
                if (nowMillis >= 0) {
                    counters[cell].priceChanges++;
                }
            }
        }
    }

    /** Another price comes into force; the one so far is counted, by hours since the natural traffic goes by these. */
    private void count(int cell, int nextRatio) {
        int ratio = ratios[cell];
        CellCounters counter = counters[cell];
        double expectedErl = scenario.cells().get(cell).naturalErl() * Demand.remaining(ratio);
        long from = Math.max(0, ratioSince[cell]);
        counter.path.held(ratio, from, nowMillis);
        while (from < nowMillis) {
            long edge = Math.min(nowMillis, (from / DailyProfile.HOUR_MILLIS + 1) * DailyProfile.HOUR_MILLIS);
            int hour = DailyProfile.hourAt(from);
            counter.millis[hour] += edge - from;
            counter.expectedErlMillis[hour] +=
                    expectedErl * scenario.callers().profile().factor(hour) * (edge - from);
            from = edge;
        }
        ratios[cell] = nextRatio;
        ratioSince[cell] = nowMillis;
    }

    private void arrivals(int cell, NaturalCalls calls) {
        calls.next();
        queue.add(calls.atMillis(), new EventQueue.Event() {
            @Override
            public void happen(long now) {
                arrive(cell, calls);
                calls.next();
                queue.add(calls.atMillis(), this);
            }
        });
    }

    private void arrive(int cell, NaturalCalls call) {
        boolean measured = nowMillis >= 0;
        CellCounters counter = counters[cell];
        int ratio = cells.ratioThousandths(cellName(cell));
        boolean willing = call.willingness() < Demand.remaining(ratio);
        int hour = DailyProfile.hourAt(nowMillis);
        if (measured) {
            counter.natural++;
            counter.pricedOut += willing ? 0 : 1;
            counter.attempts[hour] += willing ? 1 : 0;
        }
        if (!willing) {
            return;
        }
        PriceRatios prices = PriceRatios.of(ratio);
        Reservation reservation = reservation(prices);
        String account = subscribers.account(cell, call.seed());
        if (subscribers.accounts().open(account, reservation, 0, wallMillis()) != OpenResult.OPENED) {
            counter.noCredit += measured ? 1 : 0;
            return;
        }
        Seizure seizure = cells.seize(cellName(cell), null, !reservation.free(), false, nowMillis);
        CellDecision refusal = seizure.refusal();
        if (refusal != null) {
            subscribers
                    .accounts()
                    .settle(account, Settlement.ofNothing(reservation.reservedMicros(), reservation.bundles()));
            if (measured) {
                counter.refused(Verdict.valueOf(refusal.verdict()), hour);
            }
            return;
        }
        withFunds(account, reservation, funds -> reservation.answered(wallMillis(), funds));
        schedule(new SimulatedCall(
                this,
                cell,
                account,
                reservation,
                new CellStay(seizure, prices, cells),
                nowMillis,
                nowMillis + call.holdingMillis(),
                movement(cell, call)));
    }

    private @Nullable SplittableRandom movement(int cell, NaturalCalls call) {
        return scenario.callers().handoversPerCall() > 0 && neighbours.count(cell) > 0
                ? new SplittableRandom(call.seed())
                : null;
    }

    private Reservation reservation(PriceRatios prices) {
        Charges charges = scenario.charges();
        RateLookup lookup = charges.rater().rate(charges.plan(), charges.called());
        if (lookup instanceof RateLookup.Rated rated) {
            return new Reservation(
                    rated.rate().withRatios(prices),
                    Math.max(SLICE_MILLIS, rated.sliceMillis()),
                    charges.called(),
                    wallMillis());
        }
        throw new IllegalArgumentException(
                "plan \"" + charges.plan() + "\" has no price for calls to \"" + charges.called() + "\"");
    }

    private long wallMillis() {
        return scenario.charges().midnightWallMillis() + nowMillis;
    }

    void schedule(SimulatedCall call) {
        queue.add(call.nextMillis(), call);
    }

    /** What the account offers, for calls whose price has daily caps; the others ask nothing. */
    void withFunds(String account, Reservation reservation, Consumer<Funds> call) {
        if (reservation.capKey() == null) {
            call.accept(Funds.NONE);
        } else {
            subscribers.accounts().show(account, call, wallMillis());
        }
    }

    void reserve(String account, Reservation reservation) {
        subscribers.accounts().reserve(account, reservation, wallMillis());
    }

    /** A call is over. What it cost counts where it was begun. */
    void settle(int cell, String account, Reservation reservation, long talkMillis, long now) {
        long billed = reservation.billedMillis(talkMillis);
        String capKey = reservation.capKey();
        Charge charge = capKey == null
                ? reservation.charge(billed, Funds.NONE)
                : subscribers
                        .accounts()
                        .charge(
                                account,
                                capKey,
                                reservation.day(),
                                wallMillis(),
                                funds -> reservation.charge(billed, funds));
        subscribers.accounts().settle(account, reservation.settlement(charge));
        CellCounters counter = counters[cell];
        counter.chargedMicros = Math.addExact(counter.chargedMicros, charge.micros());
        // What is broken off at the end stands for what the warm-up had begun.
        if (now >= 0 && now < endMillis) {
            counter.revenueMicros = Math.addExact(counter.revenueMicros, charge.micros());
        }
    }

    void countCarried(int cell, long fromMillis, long untilMillis) {
        counters[cell].carriedMillis += Math.max(0, untilMillis - Math.max(0, fromMillis));
    }

    void countHandover(int target, Outcome outcome, long now) {
        if (now >= 0) {
            CellCounters counter = counters[target];
            counter.handovers++;
            counter.handoversIn[DailyProfile.hourAt(now)]++;
            counter.handoversRefused += outcome == Outcome.MOVED ? 0 : 1;
            counter.handoversDropped += outcome == Outcome.DROPPED ? 1 : 0;
        }
    }

    long drawStayMillis(SplittableRandom random) {
        return Math.max(1, Math.round(NaturalCalls.exponential(random, stayMillis)));
    }

    int drawNeighbour(int cell, SplittableRandom random) {
        return neighbours.neighbour(cell, random.nextInt(neighbours.count(cell)));
    }

    String cellName(int cell) {
        return plan.get(cell).name();
    }

    private boolean balanced() {
        boolean free = plan.stream().allMatch(cell -> cells.busy(cell.name()) == 0);
        return free
                && subscribers.balance(Arrays.stream(counters)
                        .mapToLong(counter -> counter.chargedMicros)
                        .toArray());
    }

    @Override
    public void close() {
        subscribers.close();
    }
}
