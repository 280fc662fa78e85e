package id.pulsa.charging.account;

import id.pulsa.charging.ledger.BundleTime;
import java.util.List;
import java.util.function.LongSupplier;

/** What an account in a given state offers; remembers whether the daily limit was what held money back. */
final class StateFunds implements Funds {
    private final AccountState state;
    private final long nowWallMillis;
    private boolean limitedByDay;

    StateFunds(AccountState state, long nowWallMillis) {
        this.state = state;
        this.nowWallMillis = nowWallMillis;
    }

    @Override
    public long micros(LongSupplier day) {
        long spendable = state.spendableMicros();
        if (state.extras().dailyLimitMicros() == 0) {
            return spendable;
        }
        long room = state.dailyRoomMicros(day.getAsLong());
        limitedByDay = room <= spendable;
        return Math.min(room, spendable);
    }

    /** Whether more money would have been offered on another day, or the day leaves no more than there is. */
    boolean limitedByDay() {
        return limitedByDay;
    }

    @Override
    public List<BundleTime> bundles(String called) {
        return state.extras().usable(called, nowWallMillis);
    }

    @Override
    public long cappedMicros(String key, int band, long day) {
        return state.extras().counted(key, band, day);
    }
}
