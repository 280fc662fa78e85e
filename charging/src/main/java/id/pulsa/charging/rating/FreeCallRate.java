package id.pulsa.charging.rating;

import id.pulsa.charging.rating.ChargeSegment.Kind;
import id.pulsa.charging.tariff.Timetable;
import java.util.List;

/**
 * A call that costs nothing, whenever it is made. Its talk time is billed as it is: there is no increment to round it to.
 *
 * @param timetable which band an explanation names
 */
public record FreeCallRate(Timetable timetable, String description) implements CallRate {
    @Override
    public long billedMillis(long talkMillis, long answeredAtWallMillis) {
        return Math.max(0, talkMillis);
    }

    @Override
    public long costMicros(long billedMillis, long answeredAtWallMillis, Allowance allowance) {
        return 0;
    }

    @Override
    public long affordableMillis(long amountMicros, long answeredAtWallMillis, Allowance allowance, long atMostMillis) {
        return UNLIMITED_MILLIS;
    }

    @Override
    public Charge charge(long billedMillis, long answeredAtWallMillis, Allowance allowance) {
        if (billedMillis <= 0) {
            return Charge.NOTHING;
        }
        String band = timetable.bands().get(timetable.bandAt(answeredAtWallMillis));
        ChargeSegment free =
                new ChargeSegment(Kind.FREE, 0, billedMillis, band, 0, 0, ChargeSegment.NORMAL_RATIO, 0, 0, 0);
        return new Charge(0, 0, List.of(free), List.of());
    }

    @Override
    public long day(long answeredAtWallMillis) {
        return timetable.day(answeredAtWallMillis);
    }
}
