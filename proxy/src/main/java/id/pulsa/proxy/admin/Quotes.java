package id.pulsa.proxy.admin;

import id.pulsa.charging.rating.Allowance;
import id.pulsa.charging.rating.CallRate;
import id.pulsa.charging.rating.Charge;
import id.pulsa.charging.rating.ChargeSegment;
import id.pulsa.charging.rating.MessagePrice;
import id.pulsa.charging.rating.PriceRatios;
import id.pulsa.charging.rating.RateLookup;
import id.pulsa.charging.rating.TariffRater;
import id.pulsa.charging.tariff.Destination;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.tariff.Tariffs;
import id.pulsa.charging.yaml.Suggestion;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what a call or a message would cost, with the very code that charges it. */
final class Quotes {
    private final QuoteRules rules;
    private final DocumentText text;

    /** @param text amounts and, but for the plan's time zone, instants */
    Quotes(QuoteRules rules, DocumentText text) {
        this.rules = rules;
        this.text = text;
    }

    /**
     * A quote as a document.
     *
     * @param plan of {@code tariffs}
     * @param callerCell where the caller is, unless the request says otherwise; null for none
     * @param nowWallMillis what is meant when the request names no time
     */
    Document quote(Tariffs tariffs, Plan plan, @Nullable String callerCell, QuoteRequest request, long nowWallMillis) {
        String cell = cell(request.cell(), callerCell);
        int ratio = cell == null ? ChargeSegment.NORMAL_RATIO : rules.cells().ratioThousandths(cell);
        long at = new QuoteTime(plan.timetable().zone(), nowWallMillis).parse(request.at());
        DocumentText local = new DocumentText(text.currency(), plan.timetable().zone());
        Destination destination = plan.destination(request.to());
        Document document = new Document()
                .put("kind", request.message() ? "MESSAGE" : "CALL")
                .put("caller", request.from())
                .put("called", request.to())
                .put("plan", plan.name())
                .put("destination", destination == null ? null : destination.name())
                .put("at", local.instant(at))
                .put("time_zone", TariffDocuments.zone(plan.timetable().zone()))
                .put("band", plan.timetable().bands().get(plan.timetable().bandAt(at)))
                .put("cell", cell)
                .put("price_ratio", SegmentDocuments.ratio(ratio))
                .put("currency", text.currency().code());
        if (rules.emergencyNumbers().contains(request.to())) {
            return refused(document, "emergency");
        }
        TariffRater rater = new TariffRater(tariffs);
        return request.message()
                ? message(document, rater.message(plan.name(), request.to()), request, local)
                : call(document, rater.rate(plan.name(), request.to()), PriceRatios.of(ratio), request, at, local);
    }

    private Document message(Document document, MessagePrice price, QuoteRequest request, DocumentText local) {
        if (!(price instanceof MessagePrice.Priced priced)) {
            return refused(document, price instanceof MessagePrice.Barred ? "barred" : "no-price");
        }
        Long balance = request.balanceMicros();
        boolean paid = balance == null || balance >= priced.micros();
        document.put("status", priced.micros() == 0 ? "free" : paid ? "charged" : "too-expensive")
                .put("charge", text.amount(priced.micros()))
                .put(
                        "segments",
                        new SegmentDocuments(local).documents(priced.charge().segments(), 0));
        if (balance != null) {
            document.put("balance", text.amount(balance))
                    .put("balance_after", text.amount(paid ? balance - priced.micros() : balance));
        }
        return document;
    }

    private Document call(
            Document document,
            RateLookup lookup,
            PriceRatios ratios,
            QuoteRequest request,
            long at,
            DocumentText local) {
        if (!(lookup instanceof RateLookup.Rated rated)) {
            return refused(document, lookup instanceof RateLookup.Barred ? "barred" : "no-price");
        }
        CallRate rate = rated.rate().withRatios(ratios);
        Allowance allowance = new Bundle(request.bundle().toMillis());
        Long balance = request.balanceMicros();
        long longest = rules.longestCall().toMillis();
        long lasts =
                balance == null ? longest : Math.min(longest, rate.affordableMillis(balance, at, allowance, longest));
        long talk = request.duration() == null ? lasts : request.duration().toMillis();
        long talked = balance == null ? talk : Math.min(talk, lasts);
        long billed = rate.billedMillis(talked, at);
        Charge charge = rate.charge(billed, at, allowance);
        boolean free =
                charge.micros() == 0 && rate.affordableMillis(0, at, allowance, longest) == CallRate.UNLIMITED_MILLIS;
        document.put("status", free ? "free" : balance != null && lasts == 0 ? "too-expensive" : "charged")
                .put("talk_time", DocumentText.duration(talked))
                .put("billed_time", DocumentText.duration(billed))
                .put("charge", text.amount(charge.micros()))
                .put("bundle_time", DocumentText.duration(charge.bundleMillis()))
                .put("segments", new SegmentDocuments(local).documents(charge.segments(), at));
        if (balance != null) {
            document.put("balance", text.amount(balance))
                    .put("balance_after", text.amount(balance - charge.micros()))
                    .put("lasts", DocumentText.duration(lasts))
                    .put("ends_by", lasts == longest ? "longest-call" : "balance")
                    .put("hung_up", lasts == 0 ? null : local.instant(Math.addExact(at, lasts)));
        }
        return document;
    }

    private static Document refused(Document document, String status) {
        return document.put("status", status).put("charge", null);
    }

    private @Nullable String cell(@Nullable String given, @Nullable String callerCell) {
        Set<String> names = rules.cells().names();
        if (given != null && !names.isEmpty() && !names.contains(given)) {
            String nearest = Suggestion.nearest(given, names);
            throw new IllegalArgumentException("\"cell\": unknown cell \"" + given + "\""
                    + (nearest == null ? "" : "; did you mean \"" + nearest + "\"?"));
        }
        return given == null ? callerCell : given;
    }

    /** So much talk time in bundles, and nothing charged on that day before. */
    private record Bundle(long bundleMillis) implements Allowance {
        @Override
        public long cappedMicros(int band) {
            return 0;
        }
    }
}
