package id.pulsa.proxy.studyrun;

import id.pulsa.charging.simulation.NaturalLoads;
import id.pulsa.charging.yaml.Suggestion;
import id.pulsa.proxy.admin.Document;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A study as the API is asked for it.
 *
 * @param loads of the cells
 * @param loadsGiven whether they came with the request
 */
record StudyRequest(StudyOptions options, NaturalLoads loads, boolean loadsGiven) {
    private static final int MAX_TEXT = 64;
    private static final int MAX_REGIMES = 8;

    /** @throws OptionException with the first field that is wrong */
    static StudyRequest of(Document document) {
        StudyKind kind = kind(document);
        List<String> fields = fields(kind);
        for (String field : document.fields().keySet()) {
            if (!fields.contains(field)) {
                throw new OptionException(
                        null,
                        "unknown field \"" + field.substring(0, Math.min(MAX_TEXT, field.length())) + "\""
                                + Suggestion.hint(field, fields));
            }
        }
        String loads = anyText("loads", document);
        StudyOptions options = new StudyOptions(
                kind,
                regimes(kind, document),
                text("day", document, StudyOptions.DAY),
                textOrNull("holding_time", document),
                handovers(text("handovers", document, "0")),
                text("time", document, StudyOptions.TIME),
                text("warm_up", document, StudyOptions.WARM_UP),
                number("replications", document, StudyOptions.REPLICATIONS),
                number("seed", document, StudyOptions.SEED),
                text("plan", document, StudyOptions.PLAN),
                text("to", document, StudyOptions.TO));
        return new StudyRequest(options, loads(loads), loads != null);
    }

    /** Every option with what it is now; loads are not said again. */
    Document document() {
        boolean one = options.kind() == StudyKind.SIMULATE;
        return new Document()
                .put(options.kind().regimeOption(), one ? options.regimes().get(0) : options.regimes())
                .put("day", options.day())
                .put("holding_time", options.holdingTime())
                .put("handovers", plain(options.handovers()))
                .put("time", options.time())
                .put("warm_up", options.warmUp())
                .put("replications", options.replications())
                .put("seed", options.seed())
                .put("plan", options.plan())
                .put("to", options.to())
                .put("loads", loadsGiven ? "given" : "published");
    }

    private static List<String> fields(StudyKind kind) {
        return List.of(
                "kind",
                kind.regimeOption(),
                "day",
                "holding_time",
                "handovers",
                "time",
                "warm_up",
                "replications",
                "seed",
                "plan",
                "to",
                "loads");
    }

    private static StudyKind kind(Document document) {
        String text = textOrNull("kind", document);
        for (StudyKind kind : StudyKind.values()) {
            if (kind.text().equals(text)) {
                return kind;
            }
        }
        throw new OptionException(
                "kind", "expected simulate or compare" + (text == null ? "" : ", found \"" + text + "\""));
    }

    private static List<String> regimes(StudyKind kind, Document document) {
        if (!document.fields().containsKey(kind.regimeOption())) {
            return kind.usualRegimes();
        }
        if (kind == StudyKind.SIMULATE) {
            return List.of(text("regime", document, RegimeText.CONFIGURED));
        }
        List<String> regimes = texts("regimes", document);
        if (regimes.size() > MAX_REGIMES) {
            throw new OptionException("regimes", "at most " + MAX_REGIMES + " are compared here");
        }
        return regimes;
    }

    private static double handovers(String text) {
        if (!text.matches("-?\\d{1,9}(\\.\\d{1,9})?")) {
            throw new OptionException("handovers", "expected a number such as \"0.5\", found \"" + text + "\"");
        }
        return Double.parseDouble(text);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static NaturalLoads loads(@Nullable String csv) {
        if (csv == null) {
            return StudyPlan.publishedLoads();
        }
        try {
            return NaturalLoads.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            throw new OptionException("loads", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private static String text(String field, Document document, String otherwise) {
        String text = textOrNull(field, document);
        return text == null ? otherwise : text;
    }

    private static @Nullable String textOrNull(String field, Document document) {
        String text = anyText(field, document);
        return text == null ? null : checked(field, text);
    }

    private static @Nullable String anyText(String field, Document document) {
        try {
            return document.textOrNull(field);
        } catch (IllegalArgumentException e) {
            throw new OptionException(field, "must be a text");
        }
    }

    private static List<String> texts(String field, Document document) {
        try {
            return document.texts(field).stream()
                    .map(text -> checked(field, text))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new OptionException(field, "must be a list of texts");
        }
    }

    private static String checked(String field, String text) {
        if (text.length() > MAX_TEXT) {
            throw new OptionException(field, "up to " + MAX_TEXT + " characters");
        }
        return text;
    }

    private static long number(String field, Document document, long otherwise) {
        try {
            return document.number(field, otherwise);
        } catch (IllegalArgumentException e) {
            throw new OptionException(field, "must be a whole number");
        }
    }
}
