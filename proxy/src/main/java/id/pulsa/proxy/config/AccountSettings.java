package id.pulsa.proxy.config;

import id.pulsa.charging.yaml.Section;
import java.time.Duration;

/**
 * Section {@code accounts}.
 *
 * @param maxCalls {@code accounts.default_max_calls}: calls at once for those without a limit of their own; 0 is
 *     unlimited
 * @param grace {@code accounts.grace}: how long subscribers can still be called when validity has ended
 * @param topUpValidity {@code accounts.topup_validity}: how long money that comes in keeps an account valid; zero leaves
 *     validity alone
 */
public record AccountSettings(int maxCalls, Duration grace, Duration topUpValidity) {
    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final Duration DEFAULT_GRACE = Duration.ofDays(30);

    static AccountSettings read(Section accounts) {
        AccountSettings settings = new AccountSettings(
                accounts.integer("default_max_calls", 0, GatewayConfig.MAX_CALLS, 0),
                accounts.duration("grace", Duration.ZERO, LONGEST, DEFAULT_GRACE),
                accounts.duration("topup_validity", Duration.ZERO, LONGEST, Duration.ZERO));
        accounts.reportUnknownKeys();
        return settings;
    }
}
