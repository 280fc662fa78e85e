package id.pulsa.charging.session;

import id.pulsa.charging.rating.TariffRater;
import id.pulsa.charging.tariff.BandPrice;
import id.pulsa.charging.tariff.Destination;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.tariff.PlanServices;
import id.pulsa.charging.tariff.Price;
import id.pulsa.charging.tariff.RoundingRule;
import id.pulsa.charging.tariff.Tariffs;
import id.pulsa.charging.tariff.Timetable;
import java.time.ZoneId;
import java.util.List;

/**
 * A real tariff of one plan "lab" on the clock of Jakarta: Rp 1 a second everywhere, in slices of 10 s; what begins with
 * 08 costs at most Rp 50 a day; 00 costs a fee of Rp 5 besides; 110 is free; a message costs Rp 7.
 */
final class Prices {
    static final long CAP = 50 * Desk.RUPIAH;
    static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    private static final long MESSAGE = 7 * Desk.RUPIAH;

    private Prices() {}

    static TariffRater rater() {
        return rater(PlanServices.USUAL);
    }

    static TariffRater rater(PlanServices services) {
        Plan lab = new Plan(
                "lab",
                10_000,
                RoundingRule.EXACT,
                Timetable.always("always", JAKARTA),
                List.of(
                        new Destination("", false, "any", perSecond(0, BandPrice.NO_CAP), MESSAGE),
                        new Destination("08", false, "mobile", perSecond(0, CAP), MESSAGE),
                        new Destination("00", false, "abroad", perSecond(5 * Desk.RUPIAH, BandPrice.NO_CAP), MESSAGE),
                        new Destination("110", true, "police", new Price.Free(), 0)),
                services);
        return new TariffRater(new Tariffs(List.of(lab)));
    }

    private static Price perSecond(long feeMicros, long capMicros) {
        return new Price.Charged(List.of(new BandPrice(feeMicros, Desk.RUPIAH, 1_000, 1_000, 1_000, 0, 0, capMicros)));
    }
}
