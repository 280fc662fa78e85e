package id.pulsa.charging.reservation;

/**
 * What a call could still use, if no other call of its account took anything: what it holds, and what the account offers.
 *
 * @param micros money that is not used up yet, in micro-units, ≥ 0; the increment that has begun counts as used
 * @param payableMillis talk time since the answer that bundles and money pay for together at the prices of now;
 *     {@link Long#MAX_VALUE} for no end
 */
public record CreditLeft(long micros, long payableMillis) {}
