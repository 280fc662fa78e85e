package id.pulsa.charging.ledger.sqlite;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Several texts in one cursor, so that no character in them matters. */
final class TextCursor {
    private static final String BETWEEN = ".";

    private TextCursor() {}

    static String write(String... parts) {
        List<String> written = new ArrayList<>(parts.length);
        for (String part : parts) {
            written.add(Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(StandardCharsets.UTF_8)));
        }
        return String.join(BETWEEN, written);
    }

    /**
     * The texts that were written.
     *
     * @throws IllegalArgumentException when the cursor is not one of so many parts
     */
    static List<String> read(String cursor, int count) {
        String[] parts = cursor.split("\\" + BETWEEN, -1);
        if (parts.length != count) {
            throw new IllegalArgumentException(refusal(cursor));
        }
        List<String> read = new ArrayList<>(count);
        for (String part : parts) {
            try {
                read.add(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(refusal(cursor), e);
            }
        }
        return read;
    }

    /** What is wrong with a cursor that no page gave out. */
    static String refusal(String cursor) {
        return "\"" + cursor + "\" is no cursor of this listing";
    }
}
