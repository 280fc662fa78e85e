package id.pulsa.charging.reservation;

import id.pulsa.charging.account.Funds;
import id.pulsa.charging.rating.Allowance;
import org.jspecify.annotations.Nullable;

/** What an account's bundles and daily caps mean for one call; valid as long as the funds are. */
record HeldAllowance(long bundleMillis, @Nullable String capKey, long day, Funds funds) implements Allowance {
    @Override
    public long cappedMicros(int band) {
        return capKey == null ? 0 : funds.cappedMicros(capKey, band, day);
    }
}
