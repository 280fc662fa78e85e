package id.pulsa.charging.ledger.sqlite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import id.pulsa.charging.ledger.BundleTime;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Talk time of bundles as one JSON object in a text column: the milliseconds by the bundle's id. So SQLite's own
 * functions can sum it up: {@code SELECT key, sum(value) FROM cdr, json_each(cdr.bundles) GROUP BY key}.
 */
final class BundleText {
    private static final JsonFactory FACTORY = new JsonFactory();

    private BundleText() {}

    /** Null for none. */
    static @Nullable String write(List<BundleTime> times) {
        if (times.isEmpty()) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (BundleTime time : times) {
            text.append(text.isEmpty() ? "{\"" : ",\"");
            JsonStringEncoder.getInstance().quoteAsString(time.bundle(), text);
            text.append("\":").append(time.millis());
        }
        return text.append('}').toString();
    }

    /** @throws SQLException when the column holds anything else */
    static List<BundleTime> read(@Nullable String text) throws SQLException {
        if (text == null) {
            return List.of();
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            List<BundleTime> times = new ArrayList<>();
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String bundle = parser.currentName();
                    parser.nextToken();
                    times.add(new BundleTime(bundle, parser.getLongValue()));
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT) {
                throw new SQLException("no talk time of bundles: " + text);
            }
            return times;
        } catch (IOException e) {
            throw new SQLException("no talk time of bundles: " + text, e);
        }
    }
}
