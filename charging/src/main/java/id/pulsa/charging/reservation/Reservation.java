package id.pulsa.charging.reservation;

import id.pulsa.charging.account.Funds;
import id.pulsa.charging.account.ReserveTerms;
import id.pulsa.charging.account.Settlement;
import id.pulsa.charging.account.Take;
import id.pulsa.charging.ledger.BundleTime;
import id.pulsa.charging.rating.Allowance;
import id.pulsa.charging.rating.CallRate;
import id.pulsa.charging.rating.Charge;
import id.pulsa.charging.rating.PriceRatios;
import id.pulsa.charging.rating.TalkPrice;
import id.pulsa.charging.tariff.DialledNumber;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What one call holds of its account: bundles first, then money; whole slices while there is enough, then what increments
 * still fit. Every amount set aside is the difference of two cumulative costs, so the sum of all never differs from the
 * cost of the paid time. Used by one thread at a time.
 *
 * <p>A call that has begun to pay with money takes no more of bundles. What daily caps have counted only grows on a day,
 * so what is set aside is always enough for the charge in the end, which may be less.
 */
public final class Reservation implements ReserveTerms {
    private static final long LEAD_MILLIS = 1_000;
    private static final long LEAD_DIVISOR = 10;

    private CallRate rate;
    private final long sliceMillis;
    private final String called;
    private final boolean free;
    private final @Nullable String capKey;
    private final LongSupplier day = this::day;
    private long ratedAtWallMillis;
    private long reservedMicros;
    private List<BundleTime> bundles = List.of();
    private long paidMillis;
    private long extendAtMillis;

    /**
     * Holds nothing yet.
     *
     * @param sliceMillis talk time that one step should cover, > 0
     * @param called the number, as dialled
     * @param wallMillis now: the price of the ring time's guess, until the answer is known
     */
    public Reservation(CallRate rate, long sliceMillis, String called, long wallMillis) {
        this.rate = rate;
        this.sliceMillis = sliceMillis;
        this.called = DialledNumber.normalise(called);
        this.ratedAtWallMillis = wallMillis;
        this.capKey = rate.capKey();
        this.free = rate.affordableMillis(0, wallMillis, Allowance.NONE, 1) == CallRate.UNLIMITED_MILLIS;
    }

    /** What a call held that was answered and is over: for its settlement. */
    public static Reservation held(
            CallRate rate,
            String called,
            long answeredAtWallMillis,
            long reservedMicros,
            List<BundleTime> bundles,
            long paidMillis) {
        Reservation reservation = new Reservation(rate, 1, called, answeredAtWallMillis);
        reservation.hold(reservedMicros, bundles, paidMillis);
        reservation.extendAtMillis = paidMillis;
        return reservation;
    }

    /** What a call holds that was answered before a restart and goes on. */
    public static Reservation resumed(
            CallRate rate,
            long sliceMillis,
            String called,
            long answeredAtWallMillis,
            long reservedMicros,
            List<BundleTime> bundles,
            long paidMillis) {
        Reservation reservation = new Reservation(rate, sliceMillis, called, answeredAtWallMillis);
        reservation.hold(reservedMicros, bundles, paidMillis);
        reservation.extendAtMillis = reservation.unlimited()
                ? CallRate.UNLIMITED_MILLIS
                : Math.max(0, paidMillis - reservation.leadMillis());
        return reservation;
    }

    private void hold(long micros, List<BundleTime> times, long millis) {
        reservedMicros = micros;
        bundles = List.copyOf(times);
        paidMillis = millis;
    }

    @Override
    public String called() {
        return called;
    }

    @Override
    public boolean free() {
        return free;
    }

    /** The next slice, or the increments that fit when there is less; nothing when not one more increment fits. */
    @Override
    public Take take(Funds funds) {
        List<BundleTime> offered = takesBundles() ? funds.bundles(called) : List.of();
        long heldMillis = Bundles.millis(bundles);
        Allowance allowance = allowance(heldMillis + Bundles.millis(offered), funds);
        long wanted = rate.billedMillis(Math.addExact(paidMillis, sliceMillis), ratedAtWallMillis);
        long affordable = rate.affordableMillis(
                Math.addExact(reservedMicros, funds.micros(day)), ratedAtWallMillis, allowance, wanted);
        if (affordable <= paidMillis) {
            extendAtMillis = paidMillis;
            return Take.NOTHING;
        }
        if (affordable == CallRate.UNLIMITED_MILLIS && isEnough(heldMillis, funds, wanted)) {
            paidMillis = CallRate.UNLIMITED_MILLIS;
            extendAtMillis = CallRate.UNLIMITED_MILLIS;
            return new Take(0, List.of());
        }
        paidMillis = Math.min(wanted, affordable);
        extendAtMillis = affordable < wanted ? paidMillis : paidMillis - leadMillis();
        return offered.isEmpty()
                ? granted(rate.costMicros(paidMillis, ratedAtWallMillis, allowance), List.of())
                : granted(rate.charge(paidMillis, ratedAtWallMillis, allowance), offered, heldMillis);
    }

    private Take granted(Charge charge, List<BundleTime> offered, long heldMillis) {
        return granted(charge.micros(), Bundles.first(offered, charge.bundleMillis() - heldMillis));
    }

    private Take granted(long costMicros, List<BundleTime> more) {
        long amount = Math.max(0, costMicros - reservedMicros);
        reservedMicros = Math.addExact(reservedMicros, amount);
        bundles = Bundles.sum(bundles, more);
        return new Take(amount, more);
    }

    /** Whether what is held pays for whatever will ever be charged. */
    private boolean isEnough(long heldMillis, Funds funds, long wantedMillis) {
        return rate.affordableMillis(reservedMicros, ratedAtWallMillis, allowance(heldMillis, funds), wantedMillis)
                == CallRate.UNLIMITED_MILLIS;
    }

    /** Bundles are for what costs something, and come before money. */
    private boolean takesBundles() {
        return !free && reservedMicros == 0;
    }

    private Allowance allowance(long bundleMillis, Funds funds) {
        return bundleMillis == 0 && capKey == null
                ? Allowance.NONE
                : new HeldAllowance(bundleMillis, capKey, capKey == null ? 0 : day(), funds);
    }

    /**
     * The answer came: what is held is now worth what the price at this instant makes of it.
     *
     * @param funds of the account; of a call without {@linkplain #capKey caps} nothing of it is asked
     */
    public void answered(long wallMillis, Funds funds) {
        ratedAtWallMillis = wallMillis;
        cover(funds);
    }

    /**
     * Other price ratios hold: what is held is now worth what they make of it. Increments that have begun keep theirs.
     *
     * @param funds of the account; of a call without {@linkplain #capKey caps} nothing of it is asked
     */
    public void reprice(PriceRatios ratios, Funds funds) {
        rate = rate.withRatios(ratios);
        cover(funds);
    }

    /** How much talk time the reserved amount pays for, as far as it was paid for. */
    private void cover(Funds funds) {
        if (unlimited() && capKey == null) {
            return;
        }
        long guess = rate.billedMillis(unlimited() ? sliceMillis : paidMillis, ratedAtWallMillis);
        long affordable = rate.affordableMillis(
                reservedMicros, ratedAtWallMillis, allowance(Bundles.millis(bundles), funds), guess);
        if (unlimited() && affordable == CallRate.UNLIMITED_MILLIS) {
            return;
        }
        long paid = Math.min(guess, affordable);
        if (paid != paidMillis) {
            paidMillis = paid;
            extendAtMillis = Math.max(0, paid - leadMillis());
        }
    }

    /**
     * What is left for the call; it takes nothing.
     *
     * @param talkMillis so far
     * @param aheadMillis how far to look: no more talk time than this, rounded up to whole increments, is found to be paid
     */
    public CreditLeft left(long talkMillis, long aheadMillis, Funds funds) {
        long heldMillis = Bundles.millis(bundles);
        long offeredMillis = takesBundles() ? Bundles.millis(funds.bundles(called)) : 0;
        long micros = Math.addExact(reservedMicros, funds.micros(day));
        long payable = unlimited()
                ? CallRate.UNLIMITED_MILLIS
                : rate.affordableMillis(
                        micros,
                        ratedAtWallMillis,
                        allowance(heldMillis + offeredMillis, funds),
                        rate.billedMillis(Math.addExact(talkMillis, aheadMillis), ratedAtWallMillis));
        long used = charge(billedMillis(talkMillis), funds).micros();
        return new CreditLeft(Math.max(0, micros - used), Math.max(paidMillis, payable));
    }

    /** The price of the increments that begin at a talk time of a call answered then; null when it is free. */
    public @Nullable TalkPrice price(long answeredAtWallMillis, long talkMillis) {
        return free ? null : rate.price(answeredAtWallMillis, talkMillis);
    }

    /** The part of a talk time that is charged: whole increments, never more than was paid for. */
    public long billedMillis(long talkMillis) {
        return talkMillis >= paidMillis
                ? paidMillis
                : Math.min(paidMillis, rate.billedMillis(talkMillis, ratedAtWallMillis));
    }

    /**
     * What a billed time costs, taken apart; never more than was reserved.
     *
     * @param funds of the account; of a call without {@linkplain #capKey caps} nothing of it is asked
     */
    public Charge charge(long billedMillis, Funds funds) {
        Charge charge = rate.charge(billedMillis, ratedAtWallMillis, allowance(Bundles.millis(bundles), funds));
        return charge.micros() <= reservedMicros
                ? charge
                : new Charge(reservedMicros, charge.bundleMillis(), List.of(), List.of());
    }

    /** What a charge makes of what is held. */
    public Settlement settlement(Charge charge) {
        return new Settlement(
                reservedMicros,
                charge.micros(),
                charge.micros() == 0 ? 0 : day(),
                bundles,
                Bundles.first(bundles, charge.bundleMillis()));
    }

    /** What the call's daily caps are counted under; null when it has none. */
    public @Nullable String capKey() {
        return capKey;
    }

    /** The local day that the call counts for, as day of the epoch. */
    public long day() {
        return rate.day(ratedAtWallMillis);
    }

    public long reservedMicros() {
        return reservedMicros;
    }

    /** Talk time held of bundles. */
    public List<BundleTime> bundles() {
        return bundles;
    }

    public long paidMillis() {
        return paidMillis;
    }

    /** Talk time at which to ask for more: before the paid time ends, or exactly then when the last step was short. */
    public long extendAtMillis() {
        return extendAtMillis;
    }

    public boolean unlimited() {
        return paidMillis == CallRate.UNLIMITED_MILLIS;
    }

    public String description() {
        return rate.description();
    }

    private long leadMillis() {
        return Math.min(Math.max(LEAD_MILLIS, sliceMillis / LEAD_DIVISOR), sliceMillis / 2);
    }
}
