package id.pulsa.proxy.admin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose fields keep their order. Values are texts, whole numbers ({@link Long}), booleans, null, documents
 * and lists of these; results of calculations are also decimal numbers ({@link java.math.BigDecimal}), amounts of money
 * never are. The getters throw {@link IllegalArgumentException} in words for whoever sent the document.
 */
public final class Document {
    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    /** Sets a field; later fields come later in the text. */
    public Document put(String name, @Nullable Object value) {
        fields.put(name, value);
        return this;
    }

    /** The fields in order. */
    public Map<String, @Nullable Object> fields() {
        return Collections.unmodifiableMap(fields);
    }

    /** A text; null when the field is missing or null. */
    public @Nullable String textOrNull(String name) {
        Object value = fields.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new IllegalArgumentException("\"" + name + "\" must be a text");
    }

    /** A text that must be there. */
    public String text(String name) {
        String value = textOrNull(name);
        if (value == null) {
            throw new IllegalArgumentException("\"" + name + "\" is missing");
        }
        return value;
    }

    /** A whole number; {@code otherwise} when the field is missing or null. */
    public long number(String name, long otherwise) {
        Object value = fields.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException("\"" + name + "\" must be a whole number");
    }

    /** True or false; {@code otherwise} when the field is missing or null. */
    public boolean flag(String name, boolean otherwise) {
        Object value = fields.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new IllegalArgumentException("\"" + name + "\" must be true or false");
    }

    /** The documents of a list; empty when the field is missing or null. */
    public List<Document> documents(String name) {
        List<Document> documents = new ArrayList<>();
        for (Object item : list(name)) {
            if (!(item instanceof Document document)) {
                throw new IllegalArgumentException("\"" + name + "\" must hold objects");
            }
            documents.add(document);
        }
        return documents;
    }

    /** The texts of a list; empty when the field is missing or null. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object item : list(name)) {
            if (!(item instanceof String text)) {
                throw new IllegalArgumentException("\"" + name + "\" must hold texts");
            }
            texts.add(text);
        }
        return texts;
    }

    private List<?> list(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("\"" + name + "\" must be a list");
    }

    /** As JSON in one line. */
    @Override
    public String toString() {
        return Json.write(this);
    }
}
