package id.pulsa.charging.tariff;

import id.pulsa.charging.money.Micros;
import id.pulsa.charging.money.Rounding;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.charging.yaml.Findings;
import id.pulsa.charging.yaml.Section;
import id.pulsa.charging.yaml.YamlReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code tariffs.yaml}; its keys are explained in the shipped file. */
public final class TariffsFile {
    /** Longest prefix accepted: the 15 digits of E.164 with any dialling code before them. */
    public static final int MAX_PREFIX_LENGTH = 32;

    /** Longest name of a plan or destination: CDRs carry both. */
    public static final int MAX_NAME_LENGTH = 64;

    /** Longest increment, price unit and slice. */
    public static final Duration MAX_TIME = Duration.ofHours(24);

    private static final long MAX_PRICE_MICROS = 1_000_000_000L * Micros.PER_UNIT;

    /** Longer than any call: what it costs must fit a long, so that no charge ever overflows. */
    private static final Duration LONGEST_CALL = Duration.ofDays(8);

    private static final Duration MIN_TIME = Duration.ofMillis(1);
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Duration DEFAULT_SLICE = Duration.ofSeconds(30);
    private static final List<String> ROUNDINGS = List.of("up", "half_up", "down");
    private static final List<String> PRICE_KEYS =
            List.of("connection_fee", "price", "per", "first_increment", "next_increment");

    private final Findings findings;

    private TariffsFile(Findings findings) {
        this.findings = findings;
    }

    /**
     * Reads the file whole.
     *
     * @throws ConfigException with every mistake found; nothing is taken from a file that has one
     */
    public static Tariffs load(Path file) throws ConfigException {
        Findings findings = new Findings();
        Section root = new Section(YamlReader.read(file, findings), findings);
        Tariffs tariffs = new TariffsFile(findings).tariffs(root);
        findings.throwIfAny();
        return tariffs;
    }

    private Tariffs tariffs(Section root) {
        List<Plan> plans = new ArrayList<>();
        root.require("plans");
        root.named("plans").forEach((name, section) -> plans.add(plan(name, section)));
        if (root.has("plans") && plans.isEmpty()) {
            root.finding("plans", "no plan is given; at least one is needed");
        }
        root.reportUnknownKeys();
        return new Tariffs(plans);
    }

    private Plan plan(String name, Section section) {
        try {
            name(name);
        } catch (IllegalArgumentException e) {
            findings.add(section.mark(), "name of the plan: " + e.getMessage());
        }
        Duration slice = section.duration("slice", ONE_SECOND, MAX_TIME, DEFAULT_SLICE);
        String rounding = section.choice("rounding", ROUNDINGS, "up");
        List<Destination> destinations = destinations(section);
        section.reportUnknownKeys();
        return new Plan(
                name,
                slice.toMillis(),
                new RoundingRule(Rounding.valueOf(rounding.toUpperCase(Locale.ROOT)), 1),
                Timetable.always("always"),
                destinations,
                PlanServices.USUAL);
    }

    private List<Destination> destinations(Section plan) {
        plan.require("destinations");
        List<Section> items = plan.sections("destinations");
        Map<String, Destination> byPrefix = new LinkedHashMap<>();
        for (Section item : items) {
            int mistakes = findings.count();
            Destination destination = destination(item);
            if (findings.count() > mistakes) {
                continue;
            }
            Destination first = byPrefix.putIfAbsent(destination.prefix(), destination);
            if (first != null) {
                item.finding(
                        "prefix", "prefix \"" + first.prefix() + "\" is already given for \"" + first.name() + "\"");
            }
        }
        if (plan.has("destinations") && items.isEmpty()) {
            plan.finding("destinations", "no destination is given; prefix \"\" stands for every number");
        }
        return List.copyOf(byPrefix.values());
    }

    private Destination destination(Section item) {
        item.require("prefix", "name");
        String prefix = item.value("prefix", TariffsFile::prefix, "");
        String name = item.value("name", TariffsFile::name, "");
        boolean barred = item.flag("barred", false);
        boolean free = item.flag("free", false);
        if (barred && free) {
            item.finding("free", "a destination is either free or barred");
        }
        Price price = barred || free ? withoutPrice(item, barred) : charged(item);
        item.reportUnknownKeys();
        return new Destination(prefix, name, price);
    }

    private static Price withoutPrice(Section item, boolean barred) {
        for (String key : PRICE_KEYS) {
            if (item.has(key)) {
                item.finding(key, "a free or barred destination has no \"" + key + "\"");
            }
        }
        return barred ? new Price.Barred() : new Price.Free();
    }

    private static Price charged(Section item) {
        item.require("price", "per");
        Duration first = item.duration("first_increment", MIN_TIME, MAX_TIME, ONE_SECOND);
        BandPrice price = BandPrice.plain(
                item.value("connection_fee", TariffsFile::amount, 0L),
                item.value("price", TariffsFile::amount, 0L),
                item.duration("per", MIN_TIME, MAX_TIME, ONE_SECOND).toMillis(),
                first.toMillis(),
                item.duration("next_increment", MIN_TIME, MAX_TIME, first).toMillis());
        if (!isCountable(price)) {
            item.finding(
                    "price",
                    "\"price\": so high that " + LONGEST_CALL.toDays() + " days would cost more than can be counted");
        }
        return new Price.Charged(List.of(price));
    }

    private static boolean isCountable(BandPrice price) {
        try {
            long talk = Rounding.UP.multiplyDivide(price.priceMicros(), LONGEST_CALL.toMillis(), price.perMillis());
            return Math.addExact(talk, price.connectionFeeMicros()) >= 0;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    private static String name(String text) {
        if (text.isBlank()
                || text.length() > MAX_NAME_LENGTH
                || !text.strip().equals(text)
                || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "expected 1 to " + MAX_NAME_LENGTH + " characters without spaces around them");
        }
        return text;
    }

    private static String prefix(String text) {
        String prefix = DialledNumber.normalise(text);
        if (prefix.length() > MAX_PREFIX_LENGTH) {
            throw new IllegalArgumentException("longer than " + MAX_PREFIX_LENGTH + " characters");
        }
        if (!prefix.matches("[+]?[0-9A-Za-z*#]*")) {
            throw new IllegalArgumentException(
                    "expected digits, letters, * or #, with or without a + before them, found \"" + text + "\"");
        }
        return prefix;
    }

    private static long amount(String text) {
        long micros = Micros.parseNotNegative(text);
        if (micros > MAX_PRICE_MICROS) {
            throw new IllegalArgumentException(
                    "more than " + Micros.format(MAX_PRICE_MICROS, 0) + ": \"" + text + "\"");
        }
        return micros;
    }
}
