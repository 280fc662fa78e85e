package id.pulsa.proxy.admin;

import id.pulsa.charging.money.Micros;
import id.pulsa.charging.yaml.Suggestion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber as an administrator gives it.
 *
 * @param account null for an account named like the number
 * @param balanceMicros first top-up, ≥ 0
 * @param maxCalls calls at once, 0 for no limit
 * @param validUntilWallMillis end of validity of the account, when that is new; 0: as top-ups say
 * @param creditLimitMicros how far the account's balance may fall below 0, when it is new; ≥ 0
 */
public record NewSubscriber(
        String number,
        String password,
        String plan,
        @Nullable String account,
        long balanceMicros,
        int maxCalls,
        boolean barred,
        @Nullable String homeCell,
        @Nullable String displayName,
        long validUntilWallMillis,
        long creditLimitMicros) {
    private static final List<String> FIELDS = List.of(
            "number",
            "password",
            "plan",
            "account",
            "balance",
            "max_calls",
            "barred",
            "home_cell",
            "display_name",
            "valid_until",
            "credit_limit");

    /** @throws IllegalArgumentException in words for the sender */
    static NewSubscriber of(Document document) {
        for (String field : document.fields().keySet()) {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException("unknown field \"" + field + "\"" + Suggestion.hint(field, FIELDS));
            }
        }
        String balance = document.textOrNull("balance");
        String validUntil = document.textOrNull("valid_until");
        String creditLimit = document.textOrNull("credit_limit");
        long maxCalls = document.number("max_calls", 0);
        if (maxCalls < 0 || maxCalls > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("\"max_calls\" must be 0 or more");
        }
        return new NewSubscriber(
                document.text("number"),
                document.text("password"),
                document.text("plan"),
                document.textOrNull("account"),
                balance == null ? 0 : Micros.parseNotNegative(balance),
                (int) maxCalls,
                document.flag("barred", false),
                document.textOrNull("home_cell"),
                document.textOrNull("display_name"),
                validUntil == null ? 0 : ValidityText.instant("valid_until", validUntil),
                creditLimit == null ? 0 : Micros.parseNotNegative(creditLimit));
    }

    /** What {@link #of} reads back. */
    public Document document() {
        return new Document()
                .put("number", number)
                .put("password", password)
                .put("plan", plan)
                .put("account", account)
                .put("balance", Micros.format(balanceMicros, 0))
                .put("max_calls", (long) maxCalls)
                .put("barred", barred)
                .put("home_cell", homeCell)
                .put("display_name", displayName)
                .put(
                        "valid_until",
                        validUntilWallMillis == 0
                                ? null
                                : Instant.ofEpochMilli(validUntilWallMillis).toString())
                .put("credit_limit", Micros.format(creditLimitMicros, 0));
    }

    /** Says nothing of the password, so that no log shows it. */
    @Override
    public String toString() {
        return "NewSubscriber[" + number + "]";
    }
}
