package id.pulsa.proxy.admin;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Another text for some of the files of the tariffs.
 *
 * @param texts by the name of the file: {@link #MAIN}, or a table by the name that {@code destinations_csv} gives it; the
 *     others stay as they are
 * @param comment why; null for none
 */
public record TariffDraft(
        Map<String, String> texts, @Nullable String comment) {
    /** The file that names the tables. */
    public static final String MAIN = "tariffs.yaml";

    /** Longest text of a file that is changed here, in UTF-8; longer ones are changed on the disk. */
    public static final int MAX_TEXT_BYTES = 1 << 20;

    /** Longest comment. */
    public static final int MAX_COMMENT = 200;

    /** Longest request with texts in it: JSON writes some characters with several. */
    static final int MAX_BODY_BYTES = 3 << 20;

    private static final int MAX_FILES = 100;

    public TariffDraft {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /**
     * What a request says: {@code text} for the main file, {@code files} with {@code name} and {@code text} for any of
     * them, {@code comment}.
     *
     * @throws IllegalArgumentException in words for the sender
     */
    public static TariffDraft of(Document body) {
        Map<String, String> texts = new LinkedHashMap<>();
        String main = body.textOrNull("text");
        if (main != null) {
            texts.put(MAIN, main);
        }
        List<Document> files = body.documents("files");
        if (files.size() > MAX_FILES) {
            throw new IllegalArgumentException("\"files\" must not hold more than " + MAX_FILES);
        }
        for (Document file : files) {
            if (texts.putIfAbsent(file.text("name"), file.text("text")) != null) {
                throw new IllegalArgumentException("the text of \"" + file.text("name") + "\" is given twice");
            }
        }
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("\"text\" or \"files\" is missing");
        }
        return new TariffDraft(texts, comment(body));
    }

    /** The comment of a request; null for none. */
    static @Nullable String comment(Document body) {
        String comment = body.textOrNull("comment");
        if (comment == null || comment.isBlank()) {
            return null;
        }
        if (comment.length() > MAX_COMMENT || comment.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "\"comment\" must be one line of at most " + MAX_COMMENT + " characters");
        }
        return comment.strip();
    }

    /** The request that says it. */
    public Document document() {
        return new Document()
                .put("comment", comment)
                .put(
                        "files",
                        texts.entrySet().stream()
                                .map(file -> new Document()
                                        .put("name", file.getKey())
                                        .put("text", file.getValue()))
                                .toList());
    }
}
