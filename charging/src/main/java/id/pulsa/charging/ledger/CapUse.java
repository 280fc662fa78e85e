package id.pulsa.charging.ledger;

import id.pulsa.charging.rating.Charge;
import java.util.List;

/**
 * What a charge adds to a daily cap.
 *
 * @param key what the cap is counted under: plan and destination
 * @param band position of the time band in the plan's timetable
 * @param micros > 0
 */
public record CapUse(String key, int band, long micros) {
    /** What a charge adds to the caps that are counted under a key. */
    public static List<CapUse> of(String key, Charge charge) {
        return charge.capShares().stream()
                .filter(share -> share.micros() > 0)
                .map(share -> new CapUse(key, share.band(), share.micros()))
                .toList();
    }
}
