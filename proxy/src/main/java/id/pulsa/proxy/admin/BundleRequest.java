package id.pulsa.proxy.admin;

import id.pulsa.charging.yaml.Suggestion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which bundle is granted.
 *
 * @param name in the tariffs in force
 * @param validUntilWallMillis not used from this instant on; null: as long as the tariffs say
 */
public record BundleRequest(String name, @Nullable Long validUntilWallMillis) {
    private static final List<String> FIELDS = List.of("name", "valid_until");

    /** @throws IllegalArgumentException in words for the sender */
    static BundleRequest of(Document document) {
        for (String field : document.fields().keySet()) {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException("unknown field \"" + field + "\"" + Suggestion.hint(field, FIELDS));
            }
        }
        String until = document.textOrNull("valid_until");
        return new BundleRequest(
                document.text("name"), until == null ? null : ValidityText.instant("valid_until", until));
    }

    /** What {@link #of} reads back. */
    public Document document() {
        Document document = new Document().put("name", name);
        return validUntilWallMillis == null
                ? document
                : document.put(
                        "valid_until",
                        Instant.ofEpochMilli(validUntilWallMillis).toString());
    }
}
