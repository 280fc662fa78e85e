package id.pulsa.charging.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of an account's terms, agreed anew; null leaves what holds. So a change of one term does not undo what a top-up
 * did to another one at the same time. What the values mean, and which are refused, {@link AccountTerms} says.
 */
public record TermsChange(
        @Nullable Integer maxCalls,
        @Nullable Boolean barred,
        @Nullable Long validUntilWallMillis,
        @Nullable Long creditLimitMicros,
        @Nullable Long dailyLimitMicros,
        @Nullable List<String> barredPrefixes) {
    /** @throws IllegalArgumentException in words for the administrator */
    public TermsChange {
        if (barredPrefixes != null) {
            barredPrefixes = List.copyOf(barredPrefixes);
        }
        // A term that no account can have is refused here, not when the change is applied.
        merged(
                AccountTerms.PLAIN,
                maxCalls,
                barred,
                validUntilWallMillis,
                creditLimitMicros,
                dailyLimitMicros,
                barredPrefixes);
    }

    /** All terms anew. */
    public static TermsChange to(AccountTerms terms) {
        return new TermsChange(
                terms.maxCalls(),
                terms.barred(),
                terms.validUntilWallMillis(),
                terms.creditLimitMicros(),
                terms.dailyLimitMicros(),
                terms.barredPrefixes());
    }

    /** The terms that hold after it. */
    public AccountTerms applyTo(AccountTerms before) {
        return merged(
                before, maxCalls, barred, validUntilWallMillis, creditLimitMicros, dailyLimitMicros, barredPrefixes);
    }

    private static AccountTerms merged(
            AccountTerms before,
            @Nullable Integer maxCalls,
            @Nullable Boolean barred,
            @Nullable Long validUntilWallMillis,
            @Nullable Long creditLimitMicros,
            @Nullable Long dailyLimitMicros,
            @Nullable List<String> barredPrefixes) {
        return new AccountTerms(
                maxCalls == null ? before.maxCalls() : maxCalls,
                barred == null ? before.barred() : barred,
                validUntilWallMillis == null ? before.validUntilWallMillis() : validUntilWallMillis,
                creditLimitMicros == null ? before.creditLimitMicros() : creditLimitMicros,
                dailyLimitMicros == null ? before.dailyLimitMicros() : dailyLimitMicros,
                barredPrefixes == null ? before.barredPrefixes() : barredPrefixes);
    }

    /** Whether it leaves everything as it is. */
    public boolean isNothing() {
        return maxCalls == null
                && barred == null
                && validUntilWallMillis == null
                && creditLimitMicros == null
                && dailyLimitMicros == null
                && barredPrefixes == null;
    }
}
