package id.pulsa.proxy.selfcare;

import id.pulsa.charging.rating.Allowance;
import id.pulsa.charging.rating.CallRate;
import id.pulsa.charging.rating.ChargeSegment;
import id.pulsa.charging.rating.PriceRatios;
import id.pulsa.charging.rating.RateLookup;
import id.pulsa.charging.session.SelfCare;
import id.pulsa.charging.tariff.BandPrice;
import id.pulsa.charging.tariff.Destination;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.tariff.Price;
import id.pulsa.charging.time.TimeSource;
import java.util.Comparator;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Tells what calls cost now. */
final class PriceAnswers {
    private static final long MINUTE_MILLIS = 60_000;
    private static final int LONGEST_NAME = 24;
    private static final int LONGEST_BAND = 16;

    private final SelfCare selfCare;
    private final Set<String> emergencyNumbers;
    private final ToIntFunction<@Nullable String> ratios;
    private final TimeSource time;

    /** @param ratios price ratio of a cell in thousandths; the normal one for null */
    PriceAnswers(
            SelfCare selfCare, Set<String> emergencyNumbers, ToIntFunction<@Nullable String> ratios, TimeSource time) {
        this.selfCare = selfCare;
        this.emergencyNumbers = Set.copyOf(emergencyNumbers);
        this.ratios = ratios;
        this.time = time;
    }

    /** Who asks: a subscriber in a cell, or in none. */
    record Asker(String number, @Nullable String cell) {}

    /** The price of calls to a number. */
    ServiceAnswer of(Asker asker, String number, @Nullable Plan plan, Wording words) {
        return emergencyNumbers.contains(number)
                ? plainly("free", number, words)
                : answer(asker, number, number, plan, words);
    }

    /** The price of the destination with the shortest prefix: the one that most numbers belong to. */
    ServiceAnswer usual(Asker asker, @Nullable Plan plan, Wording words) {
        String calls = words.text("calls");
        Destination broadest = plan == null ? null : broadest(plan);
        return broadest == null
                ? plainly("unknown", calls, words)
                : answer(asker, broadest.prefix(), calls, plan, words);
    }

    /** The destination with the shortest prefix; null when there is none. */
    static @Nullable Destination broadest(Plan plan) {
        Destination any = plan.destination("");
        return any != null
                ? any
                : plan.destinations().stream()
                        .filter(destination -> !destination.exact())
                        .min(Comparator.comparingInt(
                                destination -> destination.prefix().length()))
                        .orElse(null);
    }

    /** @param what the number or "calls", as the answer begins */
    private ServiceAnswer answer(Asker asker, String number, String what, @Nullable Plan plan, Wording words) {
        RateLookup lookup = selfCare.rate(asker.number(), number);
        if (lookup instanceof RateLookup.Barred) {
            return plainly("barred", what, words);
        }
        Destination destination = plan == null ? null : plan.destination(number);
        if (plan == null || destination == null || !(lookup instanceof RateLookup.Rated rated)) {
            return plainly("unknown", what, words);
        }
        String named = what + " (" + Shortened.to(LONGEST_NAME, destination.name()) + ")";
        return destination.price() instanceof Price.Charged charged
                ? priced(named, plan, destination, charged, rated.rate(), asker.cell(), words)
                : plainly("free", named, words);
    }

    private ServiceAnswer priced(
            String what,
            Plan plan,
            Destination destination,
            Price.Charged charged,
            CallRate rate,
            @Nullable String cell,
            Wording words) {
        int ratio = ratios.applyAsInt(cell);
        long now = time.wallMillis();
        int band = plan.timetable().bandAt(now);
        BandPrice price = charged.bands().get(band);
        long micros = PriceTexts.times(price.priceMicros(), ratio);
        String amount = words.amount(micros);
        String per = words.time(price.perMillis());
        StringBuilder text = new StringBuilder(words.text(
                "price",
                "destination",
                what,
                "band",
                Shortened.to(LONGEST_BAND, plan.timetable().bands().get(band)),
                "price",
                amount,
                "per",
                per));
        if (cell != null && ratio != ChargeSegment.NORMAL_RATIO) {
            text.append(' ').append(PriceTexts.ofCell(words, cell, ratio));
        }
        if (price.connectionFeeMicros() > 0) {
            text.append(' ').append(words.text("fee", "fee", words.amount(price.connectionFeeMicros())));
        }
        CallRate dynamic = rate.withRatios(PriceRatios.of(ratio));
        long minute = dynamic.costMicros(dynamic.billedMillis(MINUTE_MILLIS, now), now, Allowance.NONE);
        if (price.perMillis() != MINUTE_MILLIS || minute != micros) {
            text.append(' ')
                    .append(words.text("minute", "time", words.time(MINUTE_MILLIS), "amount", words.amount(minute)));
        }
        if (destination.messageMicros() != Destination.NO_MESSAGES) {
            text.append(' ').append(words.text("message", "amount", words.amount(destination.messageMicros())));
        }
        return new ServiceAnswer(text.toString(), words.text("brief.price", "price", amount, "per", per));
    }

    private static ServiceAnswer plainly(String key, String destination, Wording words) {
        return new ServiceAnswer(words.text(key, "destination", destination), words.text("brief." + key));
    }
}
