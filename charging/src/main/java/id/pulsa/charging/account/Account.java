package id.pulsa.charging.account;

import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.Spending;
import java.util.List;

/**
 * A prepaid account at one instant. Amounts in micro-units; the balance is available + reserved.
 *
 * @param availableMicros free to be reserved; below 0 as far as the credit limit allows
 * @param reservedMicros held by running calls
 * @param runningCalls calls that hold a slot
 * @param terms what was agreed; barred also while the account is being removed
 * @param spending what was charged today and yesterday
 * @param bundles talk time to be used before money, the one that expires first before the others
 */
public record Account(
        String id,
        long availableMicros,
        long reservedMicros,
        int runningCalls,
        AccountTerms terms,
        Spending spending,
        List<BundleState> bundles) {
    public long balanceMicros() {
        return Math.addExact(availableMicros, reservedMicros);
    }

    /** What can be spent now, the credit limit included; ≥ 0. */
    public long spendableMicros() {
        return Math.max(0, Math.addExact(availableMicros, terms.creditLimitMicros()));
    }

    /** Talk time that new calls can use of the bundles, in ms. */
    public long bundleMillis(long nowWallMillis) {
        long sum = 0;
        for (BundleState bundle : bundles) {
            sum += bundle.usable(nowWallMillis) ? bundle.freeMillis() : 0;
        }
        return sum;
    }
}
