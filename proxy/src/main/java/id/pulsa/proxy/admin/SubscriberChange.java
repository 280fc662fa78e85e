package id.pulsa.proxy.admin;

import id.pulsa.charging.yaml.Suggestion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different about a subscriber; a field that is missing stays, null takes an optional one away (RFC 7396).
 * The number and who pays for it stay.
 */
public final class SubscriberChange {
    private static final List<String> FIELDS =
            List.of("plan", "password", "max_calls", "barred", "home_cell", "display_name");

    private final Document document;

    private SubscriberChange(Document document) {
        this.document = document;
    }

    /**
     * What a document asks for.
     *
     * @throws IllegalArgumentException in words for the sender
     */
    public static SubscriberChange of(Document document) {
        for (String field : document.fields().keySet()) {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException("unknown field \"" + field + "\"" + Suggestion.hint(field, FIELDS));
            }
        }
        if (document.fields().isEmpty()) {
            throw new IllegalArgumentException("nothing to change; there are " + String.join(", ", FIELDS));
        }
        long maxCalls = document.number("max_calls", 0);
        if (maxCalls < 0 || maxCalls > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("\"max_calls\" must be 0 (no limit) or more");
        }
        return new SubscriberChange(document);
    }

    private boolean has(String field) {
        return document.fields().containsKey(field);
    }

    String plan(String now) {
        return has("plan") ? document.text("plan") : now;
    }

    /** Null when it stays. */
    @Nullable String password() {
        return has("password") ? document.text("password") : null;
    }

    int maxCalls(int now) {
        return has("max_calls") ? (int) document.number("max_calls", 0) : now;
    }

    boolean barred(boolean now) {
        return document.flag("barred", now);
    }

    @Nullable String homeCell(@Nullable String now) {
        return has("home_cell") ? document.textOrNull("home_cell") : now;
    }

    @Nullable String displayName(@Nullable String now) {
        return has("display_name") ? document.textOrNull("display_name") : now;
    }

    /** What {@link #of} reads back. */
    public Document document() {
        return document;
    }

    /** Says nothing of the password, so that no log shows it. */
    @Override
    public String toString() {
        return "SubscriberChange" + document.fields().keySet();
    }
}
