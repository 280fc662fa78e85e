package id.pulsa.charging.rating;

import id.pulsa.charging.tariff.BandPrice;
import java.util.List;

/**
 * What each band's daily cap leaves for a call: a whole number of the smallest amounts that are charged, since what does
 * not reach to another one cannot be charged without passing the cap.
 */
record CapRooms(List<BandPrice> prices, Allowance allowance, long quantumMicros) {
    /** In micro-units, ≥ 0; for a band that has a cap. */
    long micros(int band) {
        long room = prices.get(band).dailyCapMicros() - Math.max(0, allowance.cappedMicros(band));
        return room <= 0 ? 0 : room - room % quantumMicros;
    }
}
