package id.pulsa.proxy.admin;

import id.pulsa.charging.money.Micros;
import id.pulsa.charging.yaml.DurationText;
import id.pulsa.charging.yaml.Suggestion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which vouchers are to be made.
 *
 * @param batch what the administrator calls them; null: named by the time at which they are made
 * @param count how many
 * @param amountMicros what each is worth, in micro-units
 * @param validity an account that redeems one is valid so long from then on at least; zero: like any top-up
 * @param redeemUntilWallMillis from this instant on none is redeemed; null: for ever
 */
public record VoucherRequest(
        @Nullable String batch,
        long count,
        long amountMicros,
        Duration validity,
        @Nullable Long redeemUntilWallMillis) {
    private static final List<String> FIELDS = List.of("batch", "count", "amount", "validity", "redeem_until");

    /** @throws IllegalArgumentException in words for the sender */
    static VoucherRequest of(Document document) {
        for (String field : document.fields().keySet()) {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException("unknown field \"" + field + "\"" + Suggestion.hint(field, FIELDS));
            }
        }
        String validity = document.textOrNull("validity");
        String until = document.textOrNull("redeem_until");
        return new VoucherRequest(
                document.textOrNull("batch"),
                document.number("count", 1),
                Micros.parseNotNegative(document.text("amount")),
                validity == null ? Duration.ZERO : DurationText.parse(validity),
                until == null ? null : ValidityText.instant("redeem_until", until));
    }

    /** What {@link #of} reads back. */
    public Document document() {
        return new Document()
                .put("batch", batch)
                .put("count", count)
                .put("amount", Micros.format(amountMicros, 0))
                .put("validity", validity.isZero() ? null : validity.toString())
                .put(
                        "redeem_until",
                        redeemUntilWallMillis == null
                                ? null
                                : Instant.ofEpochMilli(redeemUntilWallMillis).toString());
    }
}
