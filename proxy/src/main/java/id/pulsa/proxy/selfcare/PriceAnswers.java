package id.pulsa.proxy.selfcare;

import id.pulsa.charging.rating.Allowance;
import id.pulsa.charging.rating.CallRate;
import id.pulsa.charging.rating.RateLookup;
import id.pulsa.charging.session.SelfCare;
import id.pulsa.charging.tariff.BandPrice;
import id.pulsa.charging.tariff.Destination;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.tariff.Price;
import id.pulsa.charging.time.TimeSource;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what calls cost now. */
final class PriceAnswers {
    private static final long MINUTE_MILLIS = 60_000;
    private static final int LONGEST_NAME = 24;
    private static final int LONGEST_BAND = 16;

    private final SelfCare selfCare;
    private final Set<String> emergencyNumbers;
    private final TimeSource time;

    PriceAnswers(SelfCare selfCare, Set<String> emergencyNumbers, TimeSource time) {
        this.selfCare = selfCare;
        this.emergencyNumbers = Set.copyOf(emergencyNumbers);
        this.time = time;
    }

    /** The price of calls to a number. */
    ServiceAnswer of(String subscriber, String number, @Nullable Plan plan, Wording words) {
        return emergencyNumbers.contains(number)
                ? plainly("free", number, words)
                : answer(subscriber, number, number, plan, words);
    }

    /** The price of the destination with the shortest prefix: the one that most numbers belong to. */
    ServiceAnswer usual(String subscriber, @Nullable Plan plan, Wording words) {
        String calls = words.text("calls");
        Destination broadest = plan == null ? null : broadest(plan);
        return broadest == null
                ? plainly("unknown", calls, words)
                : answer(subscriber, broadest.prefix(), calls, plan, words);
    }

    private static @Nullable Destination broadest(Plan plan) {
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
    private ServiceAnswer answer(String subscriber, String number, String what, @Nullable Plan plan, Wording words) {
        RateLookup lookup = selfCare.rate(subscriber, number);
        if (lookup instanceof RateLookup.Barred) {
            return plainly("barred", what, words);
        }
        Destination destination = plan == null ? null : plan.destination(number);
        if (plan == null || destination == null || !(lookup instanceof RateLookup.Rated rated)) {
            return plainly("unknown", what, words);
        }
        String named = what + " (" + Shortened.to(LONGEST_NAME, destination.name()) + ")";
        return destination.price() instanceof Price.Charged charged
                ? priced(named, plan, destination, charged, rated.rate(), words)
                : plainly("free", named, words);
    }

    private ServiceAnswer priced(
            String what, Plan plan, Destination destination, Price.Charged charged, CallRate rate, Wording words) {
        long now = time.wallMillis();
        int band = plan.timetable().bandAt(now);
        BandPrice price = charged.bands().get(band);
        String amount = words.amount(price.priceMicros());
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
        if (price.connectionFeeMicros() > 0) {
            text.append(' ').append(words.text("fee", "fee", words.amount(price.connectionFeeMicros())));
        }
        long minute = rate.costMicros(rate.billedMillis(MINUTE_MILLIS, now), now, Allowance.NONE);
        if (price.perMillis() != MINUTE_MILLIS || minute != price.priceMicros()) {
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
