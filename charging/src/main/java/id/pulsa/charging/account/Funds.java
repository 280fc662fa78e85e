package id.pulsa.charging.account;

import id.pulsa.charging.ledger.BundleTime;
import java.util.List;
import java.util.function.LongSupplier;

/** What an account offers one call at one instant. Valid only while the account is locked for the call. */
public interface Funds {
    /** No money, no bundle, nothing counted towards a cap. */
    Funds NONE = new Funds() {
        @Override
        public long micros(LongSupplier day) {
            return 0;
        }

        @Override
        public List<BundleTime> bundles(String called) {
            return List.of();
        }

        @Override
        public long cappedMicros(String key, int band, long day) {
            return 0;
        }
    };

    /**
     * What can be set aside, in micro-units, ≥ 0: as far as the credit limit and the daily limit allow.
     *
     * @param day the local day that the call counts for, as day of the epoch; asked only if the account has a daily limit
     */
    long micros(LongSupplier day);

    /**
     * Talk time that can be used before money, the bundle that expires first before the others.
     *
     * @param called as {@link id.pulsa.charging.tariff.DialledNumber} writes it
     */
    List<BundleTime> bundles(String called);

    /**
     * What a daily cap has counted.
     *
     * @param key what it is counted under
     * @param band position of the time band in the plan's timetable
     * @param day local day, as day of the epoch
     */
    long cappedMicros(String key, int band, long day);
}
