package id.pulsa.charging.ledger;

import java.time.Duration;

/**
 * How long money that comes in keeps an account valid.
 *
 * @param millis from the top-up on, in ms; 0 when top-ups leave validity alone
 */
public record TopUpValidity(long millis) {
    /** Top-ups leave validity alone. */
    public static final TopUpValidity NONE = new TopUpValidity(0);

    public TopUpValidity {
        if (millis < 0) {
            throw new IllegalArgumentException("validity is below 0");
        }
    }

    public static TopUpValidity of(Duration duration) {
        return new TopUpValidity(duration.toMillis());
    }

    /** Until when a top-up at an instant keeps an account valid at least; 0: it leaves its validity. */
    public long until(long nowWallMillis) {
        return millis == 0 ? 0 : Math.addExact(nowWallMillis, millis);
    }

    /** The terms of an account that begins with a top-up: valid as long as that says, unless they say how long. */
    public AccountTerms begin(AccountTerms terms, long balanceMicros, long nowWallMillis) {
        return balanceMicros > 0 && terms.validUntilWallMillis() == 0 ? terms.validUntil(until(nowWallMillis)) : terms;
    }
}
