package id.pulsa.proxy.cli;

import id.pulsa.charging.ledger.TermsChange;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What can be agreed about an account. */
final class TermsOptions {
    private static final String NONE = "none";

    @Option(
            names = "--valid-until",
            paramLabel = "DATE",
            description = "The last day (2026-12-31), a time (2026-12-31T18:00), so long from now (+30d), or never.")
    private @Nullable String validUntil;

    @Option(
            names = "--credit-limit",
            paramLabel = "AMOUNT",
            description = "How far the balance may fall below 0, for post-paid accounts; 0 for none.")
    private @Nullable String creditLimit;

    @Option(names = "--daily-limit", paramLabel = "AMOUNT", description = "The most that is spent on one day, or none.")
    private @Nullable String dailyLimit;

    @Option(
            names = "--barred-prefixes",
            paramLabel = "PREFIXES",
            description =
                    "Beginnings of numbers that cannot be called, for example 0900,0809, in place of those before;"
                            + " or none.")
    private @Nullable String barredPrefixes;

    @Option(names = "--max-calls", paramLabel = "N", description = "Calls at once of all its subscribers; 0: no limit.")
    private @Nullable Integer maxCalls;

    @Option(names = "--bar", description = "No calls and messages at all.")
    private boolean bar;

    @Option(names = "--unbar", description = "Calls and messages again.")
    private boolean unbar;

    /** What is to be agreed; nothing when no option was given. */
    TermsChange change(Surroundings around) {
        if (bar && unbar) {
            throw new UsageException("--bar and --unbar exclude each other");
        }
        if (maxCalls != null && maxCalls < 0) {
            throw new UsageException("--max-calls must be 0 (no limit) or more");
        }
        try {
            return new TermsChange(
                    maxCalls,
                    (bar || unbar) ? bar : null,
                    validUntil(around),
                    creditLimit == null ? null : Amounts.notNegative("--credit-limit", creditLimit),
                    dailyLimit(),
                    prefixes());
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Long validUntil(Surroundings around) {
        if (validUntil == null) {
            return null;
        }
        return validUntil.equals("never") ? 0 : Validity.of(around, "--valid-until", validUntil);
    }

    private @Nullable Long dailyLimit() {
        if (dailyLimit == null) {
            return null;
        }
        if (dailyLimit.equals(NONE)) {
            return 0L;
        }
        long micros = Amounts.notNegative("--daily-limit", dailyLimit);
        if (micros == 0) {
            throw new UsageException("--daily-limit must be more than 0, or none; --bar stops all spending");
        }
        return micros;
    }

    private @Nullable List<String> prefixes() {
        if (barredPrefixes == null) {
            return null;
        }
        return barredPrefixes.equals(NONE) ? List.of() : List.of(barredPrefixes.split(",", -1));
    }
}
