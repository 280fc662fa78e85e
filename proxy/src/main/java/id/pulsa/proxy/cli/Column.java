package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.Document;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table.
 *
 * @param header above it
 * @param field of the document
 * @param kind how the value is shown
 */
record Column(String header, String field, Kind kind) {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern DURATION = Pattern.compile("PT([0-9.]+)S");
    private static final int INSTANT_LENGTH = "2026-11-22T10:00:00".length();

    /** How a value is shown. */
    enum Kind {
        TEXT,
        /** Right-aligned. */
        NUMBER,
        /** To the second, without the zone. */
        INSTANT,
        /** In seconds. */
        DURATION
    }

    boolean right() {
        return kind == Kind.NUMBER || kind == Kind.DURATION;
    }

    private static String text(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty() ? "-" : list.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        return value == null ? "-" : value.toString();
    }

    /** Callers choose some of the texts: none of them may steer the terminal. */
    String show(Document row) {
        Object value = row.fields().get(field);
        String text = CONTROL.matcher(text(value)).replaceAll("?");
        if (kind == Kind.INSTANT && text.length() > INSTANT_LENGTH) {
            return text.substring(0, INSTANT_LENGTH).replace('T', ' ');
        }
        Matcher duration = DURATION.matcher(text);
        return kind == Kind.DURATION && duration.matches() ? duration.group(1) : text;
    }
}
