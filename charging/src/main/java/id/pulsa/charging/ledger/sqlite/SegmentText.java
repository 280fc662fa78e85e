package id.pulsa.charging.ledger.sqlite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import id.pulsa.charging.rating.ChargeSegment;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The explanation of a charge as one JSON array in a text column, so that SQLite's own functions can take it apart:
 * {@code SELECT value->>'amount' FROM cdr, json_each(cdr.segments)}. Amounts are micro-units, times milliseconds. What
 * is usual is left out: times, increments and amounts of 0, a ratio of 1000.
 */
final class SegmentText {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USUAL_RATIO = 1_000;
    private static final int TYPICAL_LENGTH = 140;

    private SegmentText() {}

    /** Null when there are no segments. */
    static @Nullable String write(List<ChargeSegment> segments) {
        if (segments.isEmpty()) {
            return null;
        }
        StringBuilder text = new StringBuilder(TYPICAL_LENGTH * segments.size());
        for (ChargeSegment segment : segments) {
            text.append(text.isEmpty() ? "[" : ",")
                    .append("{\"kind\":\"")
                    .append(segment.kind())
                    .append("\",\"band\":\"");
            JsonStringEncoder.getInstance().quoteAsString(segment.band(), text);
            text.append('"');
            number(text, "from", segment.fromMillis(), 0);
            number(text, "to", segment.toMillis(), 0);
            number(text, "price", segment.priceMicros(), 0);
            number(text, "per", segment.perMillis(), 0);
            number(text, "ratio", segment.ratioThousandths(), USUAL_RATIO);
            number(text, "increment", segment.incrementMillis(), 0);
            number(text, "increments", segment.increments(), 0);
            number(text, "amount", segment.amountMicros(), 0);
            text.append('}');
        }
        return text.append(']').toString();
    }

    private static void number(StringBuilder text, String name, long value, long usual) {
        if (value != usual) {
            text.append(",\"").append(name).append("\":").append(value);
        }
    }

    /** @throws SQLException when the column holds anything else */
    static List<ChargeSegment> read(@Nullable String text) throws SQLException {
        if (text == null) {
            return List.of();
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            List<ChargeSegment> segments = new ArrayList<>();
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    segments.add(segment(parser));
                }
            }
            if (parser.currentToken() != JsonToken.END_ARRAY) {
                throw new SQLException("no segments of a charge: " + text);
            }
            return segments;
        } catch (IOException | IllegalArgumentException e) {
            throw new SQLException("no segments of a charge: " + text, e);
        }
    }

    private static ChargeSegment segment(JsonParser parser) throws IOException {
        String kind = "";
        String band = "";
        long[] numbers = {0, 0, 0, 0, USUAL_RATIO, 0, 0, 0};
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "kind" -> kind = parser.getText();
                case "band" -> band = parser.getText();
                case "from" -> numbers[0] = parser.getLongValue();
                case "to" -> numbers[1] = parser.getLongValue();
                case "price" -> numbers[2] = parser.getLongValue();
                case "per" -> numbers[3] = parser.getLongValue();
                case "ratio" -> numbers[4] = parser.getIntValue();
                case "increment" -> numbers[5] = parser.getLongValue();
                case "increments" -> numbers[6] = parser.getLongValue();
                case "amount" -> numbers[7] = parser.getLongValue();
                default -> parser.skipChildren();
            }
        }
        return new ChargeSegment(
                ChargeSegment.Kind.valueOf(kind),
                numbers[0],
                numbers[1],
                band,
                numbers[2],
                numbers[3],
                Math.toIntExact(numbers[4]),
                numbers[5],
                numbers[6],
                numbers[7]);
    }
}
