package id.pulsa.charging.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.money.Micros;
import id.pulsa.charging.tariff.Destination;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.tariff.Tariffs;
import id.pulsa.charging.tariff.TariffsFile;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.charging.yaml.DurationText;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of charges that an administrator can check by hand: {@code charges.txt}, by {@code charges-tariffs.yaml}. */
class ChargeTableTest {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm:ss", Locale.ENGLISH);

    private static final Map<String, ZoneOffset> OFFSETS = Map.of(
            "WIB", ZoneOffset.ofHours(7),
            "WITA", ZoneOffset.ofHours(8),
            "CET", ZoneOffset.ofHours(1),
            "CEST", ZoneOffset.ofHours(2));

    private static final Tariffs TARIFFS = tariffs();

    private static Tariffs tariffs() {
        try {
            return TariffsFile.load(resource("charges-tariffs.yaml"));
        } catch (ConfigException e) {
            throw new AssertionError(e);
        }
    }

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(ChargeTableTest.class.getResource(name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** A line of the table. */
    private record Row(
            String destination, String answered, String talked, String before, String charge, String explanation) {
        static Row of(String line) {
            String[] cells = line.split("\\|", -1);
            assertEquals(6, cells.length, line);
            return new Row(
                    cells[0].strip(),
                    cells[1].strip(),
                    cells[2].strip(),
                    cells[3].strip(),
                    cells[4].strip(),
                    cells[5].strip());
        }
    }

    static List<Row> rows() throws IOException {
        try (Stream<String> lines = Files.lines(resource("charges.txt"))) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Row::of)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void callsCostWhatTheTableSays(Row row) {
        Plan plan = plan(row);
        CallRate rate = rate(plan, row);
        long answeredAt = answeredAt(plan, row);
        long talked = talked(row);
        Allowance before = before(plan, row);
        long billed = rate.billedMillis(talked, answeredAt);
        Charge charge = rate.charge(billed, answeredAt, before);
        assertEquals(row.charge + " = " + row.explanation, amount(charge.micros()) + " = " + explained(charge));
        assertEquals(charge.micros(), rate.costMicros(billed, answeredAt, before));
        assertEquals(
                charge.micros(),
                charge.segments().stream()
                        .mapToLong(ChargeSegment::amountMicros)
                        .sum());
        assertTrue(rate.affordableMillis(charge.micros(), answeredAt, before, billed) >= billed, "it can be paid");
        assertTrue(
                charge.micros() == 0 || rate.affordableMillis(charge.micros() - 1, answeredAt, before, billed) < billed,
                "not with less");
    }

    private static Plan plan(Row row) {
        return Objects.requireNonNull(TARIFFS.plan(row.destination.split("/", 2)[0]));
    }

    private static CallRate rate(Plan plan, Row row) {
        String name = row.destination.split("/", 2)[1];
        Destination destination = plan.destinations().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        RateLookup lookup = new TariffRater(TARIFFS).rate(plan.name(), destination.prefix());
        CallRate rate = assertInstanceOf(RateLookup.Rated.class, lookup).rate();
        assertEquals(row.destination, rate.description());
        return rate;
    }

    /** Weekday and offset are for the reader: they must fit the date and the plan's zone. */
    private static long answeredAt(Plan plan, Row row) {
        int space = row.answered.lastIndexOf(' ');
        String local = row.answered.substring(0, 1).toUpperCase(Locale.ROOT) + row.answered.substring(1, space);
        ZoneOffset offset = Objects.requireNonNull(OFFSETS.get(row.answered.substring(space + 1)));
        LocalDateTime time = LocalDateTime.parse(local, WHEN);
        assertTrue(plan.timetable().zone().getRules().isValidOffset(time, offset), row.answered);
        return time.toInstant(offset).toEpochMilli();
    }

    private static long talked(Row row) {
        return DurationText.parse(row.talked).toMillis();
    }

    private static Allowance before(Plan plan, Row row) {
        long bundle = 0;
        Map<Integer, Long> spent = new HashMap<>();
        for (String part : row.before.isEmpty() ? new String[0] : row.before.split(", ", -1)) {
            String[] words = part.split(" ", -1);
            if (words[0].equals("bundle")) {
                bundle = DurationText.parse(words[1]).toMillis();
            } else {
                assertEquals("spent", words[0], row.before);
                spent.put(plan.timetable().bands().indexOf(words[1]), Micros.parse(words[2]));
            }
        }
        return new Before(bundle, spent);
    }

    private record Before(long bundleMillis, Map<Integer, Long> spent) implements Allowance {
        @Override
        public long cappedMicros(int band) {
            return spent.getOrDefault(band, 0L);
        }
    }

    private static String explained(Charge charge) {
        if (charge.segments().isEmpty()) {
            return "nothing";
        }
        StringBuilder text = new StringBuilder();
        for (ChargeSegment segment : charge.segments()) {
            boolean less = segment.kind().equals(ChargeSegment.Kind.CAP);
            text.append(text.isEmpty() ? "" : less ? " - " : " + ").append(explained(segment));
        }
        return text.toString();
    }

    private static String explained(ChargeSegment segment) {
        String steps = segment.band() + " " + segment.increments() + "×" + time(segment.incrementMillis());
        String amount = amount(segment.amountMicros());
        return switch (segment.kind()) {
            case FREE -> "FREE " + time(segment.toMillis() - segment.fromMillis());
            case BUNDLE -> "BUNDLE " + steps;
            case TALK -> steps + " " + amount;
            case CAP -> "CAP " + segment.band() + " " + amount(-segment.amountMicros());
            case FEE, MINIMUM, MESSAGE -> segment.kind() + " " + amount;
        };
    }

    private static String time(long millis) {
        return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
    }

    private static String amount(long micros) {
        return Micros.format(micros, 0);
    }
}
