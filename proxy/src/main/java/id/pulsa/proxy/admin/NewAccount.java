package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.TermsChange;
import id.pulsa.charging.money.Micros;
import id.pulsa.charging.yaml.Suggestion;
import java.util.ArrayList;
import java.util.List;

/**
 * An account as an administrator adds it.
 *
 * @param balanceMicros first top-up, ≥ 0
 * @param terms what is agreed other than for a plain account
 */
public record NewAccount(String name, long balanceMicros, TermsChange terms) {
    /** @throws IllegalArgumentException in words for the sender */
    static NewAccount of(Document document) {
        List<String> fields = new ArrayList<>(List.of("account", "balance"));
        fields.addAll(TermsDocuments.FIELDS);
        Document terms = new Document();
        document.fields().forEach((field, value) -> {
            if (!fields.contains(field)) {
                throw new IllegalArgumentException("unknown field \"" + field + "\"" + Suggestion.hint(field, fields));
            }
            if (TermsDocuments.FIELDS.contains(field)) {
                terms.put(field, value);
            }
        });
        String balance = document.textOrNull("balance");
        return new NewAccount(
                document.text("account"),
                balance == null ? 0 : Micros.parseNotNegative(balance),
                TermsDocuments.readAny(terms));
    }

    /** What {@link #of} reads back. */
    public Document document() {
        Document document = TermsDocuments.write(terms);
        return document.put("account", name).put("balance", Micros.format(balanceMicros, 0));
    }
}
