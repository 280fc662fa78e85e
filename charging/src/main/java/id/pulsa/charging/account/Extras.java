package id.pulsa.charging.account;

import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.BundleTime;
import id.pulsa.charging.ledger.CapCount;
import id.pulsa.charging.ledger.CapUse;
import id.pulsa.charging.ledger.GrantedBundle;
import id.pulsa.charging.ledger.Spending;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What few accounts have: limits of money, barred prefixes, bundles, and what daily caps have counted. Immutable.
 *
 * @param creditLimitMicros how far the balance may fall below 0
 * @param dailyLimitMicros the most that is spent on one day; 0 for no limit
 * @param bundles the one that expires first before the others
 * @param caps of the latest two days, at most {@link #MAX_CAPS}
 */
record Extras(
        long creditLimitMicros,
        long dailyLimitMicros,
        List<String> barredPrefixes,
        List<BundleState> bundles,
        List<CapCount> caps) {
    /** What a plain account has. */
    static final Extras NONE = new Extras(0, 0, List.of(), List.of(), List.of());

    /** Beyond this many caps in two days, those that have counted least are forgotten: they are the furthest away. */
    static final int MAX_CAPS = 256;

    private static final Comparator<BundleState> FIRST_TO_EXPIRE =
            Comparator.comparingLong(BundleState::expiresAtWallMillis).thenComparing(BundleState::id);

    boolean none() {
        return creditLimitMicros == 0
                && dailyLimitMicros == 0
                && barredPrefixes.isEmpty()
                && bundles.isEmpty()
                && caps.isEmpty();
    }

    Extras withTerms(AccountTerms terms) {
        return new Extras(terms.creditLimitMicros(), terms.dailyLimitMicros(), terms.barredPrefixes(), bundles, caps);
    }

    boolean bars(String called) {
        return BundleState.startsWithAny(called, barredPrefixes);
    }

    /** What calls to a number can use of the bundles. */
    List<BundleTime> usable(String called, long nowWallMillis) {
        if (bundles.isEmpty()) {
            return List.of();
        }
        List<BundleTime> usable = new ArrayList<>(bundles.size());
        for (BundleState bundle : bundles) {
            if (bundle.usable(nowWallMillis) && bundle.paysFor(called)) {
                usable.add(new BundleTime(bundle.id(), bundle.freeMillis()));
            }
        }
        return usable;
    }

    Extras granted(GrantedBundle bundle, long nowWallMillis) {
        List<BundleState> after = new ArrayList<>(bundles);
        after.removeIf(state -> state.over(nowWallMillis));
        after.add(
                new BundleState(bundle.id(), bundle.prefixes(), bundle.leftMillis(), 0, bundle.expiresAtWallMillis()));
        after.sort(FIRST_TO_EXPIRE);
        return withBundles(after);
    }

    /** A bundle ends now; what calls hold of it is still theirs. */
    Extras revoked(String bundle, long nowWallMillis) {
        List<BundleState> after = new ArrayList<>(bundles);
        after.replaceAll(state -> state.id().equals(bundle) ? state.endingBy(nowWallMillis) : state);
        after.removeIf(state -> state.over(nowWallMillis));
        after.sort(FIRST_TO_EXPIRE);
        return withBundles(after);
    }

    /** A call takes talk time of bundles. */
    Extras held(List<BundleTime> times) {
        return times.isEmpty() ? this : withBundles(moved(times, -1, 1));
    }

    /** A call gives back what it held, and has used some of it. */
    Extras settled(List<BundleTime> held, List<BundleTime> used) {
        if (held.isEmpty()) {
            return this;
        }
        Extras returned = withBundles(moved(held, 1, -1));
        List<BundleState> after = returned.moved(used, -1, 0);
        after.removeIf(state -> state.freeMillis() == 0 && state.heldMillis() == 0);
        return withBundles(after);
    }

    private List<BundleState> moved(List<BundleTime> times, int toFree, int toHeld) {
        List<BundleState> after = new ArrayList<>(bundles);
        for (BundleTime time : times) {
            after.replaceAll(state -> state.id().equals(time.bundle())
                    ? state.moved(toFree * time.millis(), toHeld * time.millis())
                    : state);
        }
        return after;
    }

    private Extras withBundles(List<BundleState> newBundles) {
        return new Extras(creditLimitMicros, dailyLimitMicros, barredPrefixes, List.copyOf(newBundles), caps);
    }

    /** What a cap has counted on a day. */
    long counted(String key, int band, long day) {
        for (CapCount cap : caps) {
            if (cap.of(key, band)) {
                return cap.spending().on(day);
            }
        }
        return 0;
    }

    /** Caps count a charge; those of days before the one before are forgotten. */
    Extras counting(long day, List<CapUse> uses) {
        if (uses.isEmpty()) {
            return this;
        }
        List<CapCount> after = new ArrayList<>(caps);
        for (CapUse use : uses) {
            Spending before = Spending.NOTHING;
            for (CapCount cap : caps) {
                before = cap.of(use.key(), use.band()) ? cap.spending() : before;
            }
            after.removeIf(cap -> cap.of(use.key(), use.band()));
            after.add(new CapCount(use.key(), use.band(), before.plus(day, use.micros())));
        }
        after.removeIf(cap -> cap.spending().day() < day - 1);
        return withCaps(after);
    }

    /** A count from the ledger. */
    Extras withCap(CapCount cap) {
        List<CapCount> after = new ArrayList<>(caps);
        after.add(cap);
        return withCaps(after);
    }

    private Extras withCaps(List<CapCount> newCaps) {
        List<CapCount> kept = newCaps;
        if (newCaps.size() > MAX_CAPS) {
            kept = newCaps.stream()
                    .sorted(Comparator.<CapCount>comparingLong(
                                    cap -> cap.spending().day())
                            .thenComparingLong(cap -> cap.spending().micros())
                            .reversed())
                    .limit(MAX_CAPS)
                    .toList();
        }
        return new Extras(creditLimitMicros, dailyLimitMicros, barredPrefixes, bundles, List.copyOf(kept));
    }
}
