package id.pulsa.charging.ledger.sqlite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import id.pulsa.charging.ledger.CellDecision;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What cells decided on a call as one JSON array in a text column, so that SQLite's own functions can take it apart:
 * {@code SELECT value->>'verdict' FROM cdr, json_each(cdr.decisions)}. Loads are thousandths of an erlang, Erlang B
 * millionths, price ratios thousandths.
 */
final class DecisionText {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int TYPICAL_LENGTH = 180;

    private DecisionText() {}

    /** Null when nothing was decided. */
    static @Nullable String write(List<CellDecision> decisions) {
        if (decisions.isEmpty()) {
            return null;
        }
        StringBuilder text = new StringBuilder(TYPICAL_LENGTH * decisions.size());
        for (CellDecision decision : decisions) {
            text.append(text.isEmpty() ? "[{\"cell\":\"" : ",{\"cell\":\"");
            JsonStringEncoder.getInstance().quoteAsString(decision.cell(), text);
            text.append("\",\"kind\":\"")
                    .append(decision.kind())
                    .append("\",\"verdict\":\"")
                    .append(decision.verdict())
                    .append("\",\"policy\":\"")
                    .append(decision.policy())
                    .append("\",\"channels\":")
                    .append(decision.channels())
                    .append(",\"busy\":")
                    .append(decision.busy())
                    .append(",\"offered\":")
                    .append(decision.offeredMilliErl())
                    .append(",\"capacity\":")
                    .append(decision.capacityMilliErl())
                    .append(",\"blocking\":")
                    .append(decision.blockingMillionths())
                    .append(",\"ratio\":")
                    .append(decision.ratioThousandths())
                    .append('}');
        }
        return text.append(']').toString();
    }

    /** @throws SQLException when the column holds anything else */
    static List<CellDecision> read(@Nullable String text) throws SQLException {
        if (text == null) {
            return List.of();
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            List<CellDecision> decisions = new ArrayList<>();
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    decisions.add(decision(parser));
                }
            }
            if (parser.currentToken() != JsonToken.END_ARRAY) {
                throw new SQLException("no decisions of cells: " + text);
            }
            return decisions;
        } catch (IOException e) {
            throw new SQLException("no decisions of cells: " + text, e);
        }
    }

    private static CellDecision decision(JsonParser parser) throws IOException {
        String[] texts = {"", "", "", ""};
        long[] numbers = new long[6];
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "cell" -> texts[0] = parser.getText();
                case "kind" -> texts[1] = parser.getText();
                case "verdict" -> texts[2] = parser.getText();
                case "policy" -> texts[3] = parser.getText();
                case "channels" -> numbers[0] = parser.getIntValue();
                case "busy" -> numbers[1] = parser.getIntValue();
                case "offered" -> numbers[2] = parser.getLongValue();
                case "capacity" -> numbers[3] = parser.getLongValue();
                case "blocking" -> numbers[4] = parser.getIntValue();
                case "ratio" -> numbers[5] = parser.getIntValue();
                default -> parser.skipChildren();
            }
        }
        return new CellDecision(
                texts[0],
                texts[1],
                texts[2],
                texts[3],
                (int) numbers[0],
                (int) numbers[1],
                numbers[2],
                numbers[3],
                (int) numbers[4],
                (int) numbers[5]);
    }
}
