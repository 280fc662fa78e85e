package id.pulsa.charging.account;

import java.util.List;

/**
 * What is left of one bundle of an account.
 *
 * @param prefixes beginnings of the numbers that it pays for; empty: every number that costs
 * @param freeMillis talk time that no call holds, in ms
 * @param heldMillis talk time that running calls hold, in ms
 * @param expiresAtWallMillis not used from this instant on
 */
public record BundleState(
        String id, List<String> prefixes, long freeMillis, long heldMillis, long expiresAtWallMillis) {
    /** Whether new calls can use something of it. */
    boolean usable(long nowWallMillis) {
        return freeMillis > 0 && nowWallMillis < expiresAtWallMillis;
    }

    /** Whether it pays for calls to a number. */
    boolean paysFor(String called) {
        return prefixes.isEmpty() || startsWithAny(called, prefixes);
    }

    /** Whether it can be forgotten. */
    public boolean over(long nowWallMillis) {
        return heldMillis == 0 && (freeMillis == 0 || nowWallMillis >= expiresAtWallMillis);
    }

    BundleState moved(long toFreeMillis, long toHeldMillis) {
        return new BundleState(id, prefixes, freeMillis + toFreeMillis, heldMillis + toHeldMillis, expiresAtWallMillis);
    }

    BundleState endingBy(long wallMillis) {
        return new BundleState(id, prefixes, freeMillis, heldMillis, Math.min(expiresAtWallMillis, wallMillis));
    }

    static boolean startsWithAny(String number, List<String> prefixes) {
        for (String prefix : prefixes) {
            if (number.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
