package id.pulsa.proxy.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.pulsa.charging.money.Currency;
import id.pulsa.charging.money.Micros;
import id.pulsa.charging.tariff.BandPrice;
import id.pulsa.charging.tariff.Destination;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.tariff.PlanServices;
import id.pulsa.charging.tariff.Price;
import id.pulsa.charging.tariff.RoundingRule;
import id.pulsa.charging.tariff.Tariffs;
import id.pulsa.charging.tariff.Timetable;
import id.pulsa.charging.tariff.Window;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotesTest {
    /** 2026-11-22T10:00:00+07:00, a Sunday. */
    private static final long NOW = 1_795_316_400_000L;

    private static final Plan PLAN = new Plan(
            "base",
            10_000,
            RoundingRule.EXACT,
            Timetable.of(
                    ZoneId.of("Asia/Jakarta"),
                    List.of("off-peak", "peak"),
                    List.of(
                            Window.otherwise(0),
                            Window.weekly(1, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), 8 * 60, 20 * 60))),
            List.of(
                    new Destination(
                            "08",
                            false,
                            "mobile",
                            new Price.Charged(List.of(
                                    BandPrice.plain(0, 50 * Micros.PER_UNIT, 10_000, 10_000, 10_000),
                                    BandPrice.plain(
                                            20 * Micros.PER_UNIT, 150 * Micros.PER_UNIT, 10_000, 10_000, 10_000))),
                            75 * Micros.PER_UNIT),
                    new Destination("0900", "premium", new Price.Barred()),
                    new Destination("1500", "helpdesk", new Price.Free())),
            PlanServices.USUAL);
    private static final Tariffs TARIFFS = new Tariffs(List.of(PLAN));
    /** Calls from Kayoon_1 cost 1.4 times the normal price now. */
    private static final CellPrices DEAR = new CellPrices() {
        @Override
        public Set<String> names() {
            return Set.of("Kayoon_1");
        }

        @Override
        public int ratioThousandths(String cell) {
            return cell.equals("Kayoon_1") ? 1_400 : NORMAL_THOUSANDTHS;
        }
    };

    private static final QuoteRules RULES = new QuoteRules(DEAR, Set.of("112"), Duration.ofMinutes(10));

    private final Quotes quotes = new Quotes(RULES, new DocumentText(Currency.IDR, ZoneOffset.UTC));

    /** @param given {@code name=value} with spaces between; a tilde stands for a space inside a value */
    private Document quote(String given) {
        Map<String, @Nullable String> parameters = new HashMap<>();
        for (String parameter : given.strip().split("\\s+", -1)) {
            String[] parts = parameter.split("=", 2);
            parameters.put(parts[0], parts[1].replace("~", " "));
        }
        parameters.putIfAbsent("plan", "base");
        return quotes.quote(TARIFFS, PLAN, "home", QuoteRequest.of(parameters::get), NOW);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # asked                                               | status        | charge | billed     | lasts      | hung up
            to=0812 at=fri~10:00 duration=25s                     | charged       | 470.00 | PT30.000S  | -          | -
            to=0812 at=sat~10:00 duration=25s                     | charged       | 150.00 | PT30.000S  | -          | -
            # 19:59:30 to 20:00:30: three increments of each band
            to=0812 at=fri~19:59:30 duration=1m                   | charged       | 620.00 | PT60.000S  | -          | -
            to=0812 at=fri~19:59:30 duration=1m balance=1000      | charged       | 620.00 | PT60.000S  | PT130.000S | 2026-11-27T20:01:40.000+07:00
            # hung up before the minute is over
            to=0812 at=fri~10:00 duration=1m balance=320          | charged       | 320.00 | PT20.000S  | PT20.000S  | 2026-11-27T10:00:20.000+07:00
            to=0812 at=fri~10:00 balance=619.99                   | charged       | 470.00 | PT30.000S  | PT30.000S  | 2026-11-27T10:00:30.000+07:00
            to=0812 at=fri~10:00 balance=169.99                   | too-expensive | 0.00   | PT0.000S   | PT0.000S   | -
            # no call takes longer than ten minutes
            to=0812 at=sat~10:00 balance=100000                   | charged       | 3000.00| PT600.000S | PT600.000S | 2026-11-28T10:10:00.000+07:00
            to=0812 at=sat~10:00 duration=1m bundle=35s           | charged       | 150.00 | PT60.000S  | -          | -
            to=1500 duration=1m                                   | free          | 0.00   | PT60.000S  | -          | -
            to=1500 balance=0                                     | free          | 0.00   | PT600.000S | PT600.000S | 2026-11-22T10:10:00.000+07:00
            to=0900 duration=1m                                   | barred        | -      | -          | -          | -
            to=0900 message=true                                  | barred        | -      | -          | -          | -
            to=77 duration=1m                                     | no-price      | -      | -          | -          | -
            to=112 duration=1m                                    | emergency     | -      | -          | -          | -
            to=0812 message=true                                  | charged       | 75.00  | -          | -          | -
            to=0812 message=true balance=75                       | charged       | 75.00  | -          | -          | -
            to=0812 message=true balance=74.99                    | too-expensive | 75.00  | -          | -          | -
            to=1500 message=true                                  | free          | 0.00   | -          | -          | -
            """)
    void says(String asked, String status, String charge, String billed, String lasts, String hungUp) {
        Document quote = quote(asked);
        assertEquals(status, quote.text("status"));
        assertEquals(charge, quote.textOrNull("charge"));
        assertEquals(billed, quote.textOrNull("billed_time"));
        assertEquals(lasts, quote.textOrNull("lasts"));
        assertEquals(hungUp, quote.textOrNull("hung_up"));
    }

    @Test
    void explains() {
        Document quote = quote("to=0812 at=fri~19:59:35 duration=1m");
        assertEquals("mobile", quote.text("destination"));
        assertEquals("peak", quote.text("band"));
        assertEquals("2026-11-27T19:59:35.000+07:00", quote.text("at"));
        assertEquals("Asia/Jakarta", quote.text("time_zone"));
        assertEquals("1.000", quote.text("price_ratio"));
        List<Document> segments = quote.documents("segments");
        assertEquals(3, segments.size());
        assertEquals("FEE", segments.get(0).text("kind"));
        Document last = segments.get(2);
        assertEquals("off-peak", last.text("band"));
        assertEquals("2026-11-27T20:00:05.000+07:00", last.text("from_time"));
        assertEquals("PT30.000S", last.text("from"));
        assertEquals(quote.text("charge"), last.text("sum"));
    }

    /** What the time costs, at the ratio that the quote names. */
    private static BigDecimal talk(Document quote) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Document segment : quote.documents("segments")) {
            if (segment.text("kind").equals("TALK")) {
                assertEquals(quote.text("price_ratio"), segment.text("price_ratio"));
                sum = sum.add(new BigDecimal(segment.text("amount")));
            }
        }
        return sum;
    }

    @Test
    void theHomeCellCountsUnlessAnotherIsNamed() {
        assertEquals("home", quote("to=1500 duration=1m").text("cell"));
        Document dear = quote("to=1500 duration=1m cell=Kayoon_1");
        assertEquals("Kayoon_1", dear.textOrNull("cell"));
        assertEquals("1.400", dear.text("price_ratio"));
        assertEquals(
                0,
                new BigDecimal("1.4")
                        .multiply(talk(quote("to=1500 duration=1m")))
                        .compareTo(talk(dear)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            duration=1m                          | "to" is missing: the dialled number
            to=08                                | "duration" or "balance" is needed
            to=08 plan=                          | "from" (the caller's number) or "plan" is needed
            to=08 duration=8d                    | "duration": longer than 7 days: "8d"
            to=08 duration=long                  | "duration": expected a duration such as "10s", "500ms", "2m", "1h" or "PT10S", found "long"
            to=08 message=yes                    | "message" must be true or false
            to=08 message=true duration=1s       | a message has neither duration nor bundle
            to=08 duration=1m cell=Kayon1        | "cell": unknown cell "Kayon1"; did you mean "Kayoon_1"?
            """)
    void refuses(String asked, String message) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> quote(asked));
        assertEquals(message, refused.getMessage());
    }

    @Test
    void aRequestSurvivesItsWayThroughTheApi() {
        QuoteRequest request = new QuoteRequest(
                "+62811",
                "08 1",
                "base",
                "fri 19:58",
                Duration.ofMillis(90_500),
                "Kayoon_1",
                1_500_000L,
                Duration.ofMinutes(5),
                false);
        assertEquals(request, QuoteRequest.of(request.parameters()::get));
        assertNull(new QuoteRequest(null, "1", "p", null, null, null, 0L, Duration.ZERO, false)
                .parameters()
                .get("at"));
    }
}
