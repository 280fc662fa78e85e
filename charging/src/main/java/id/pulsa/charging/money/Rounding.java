package id.pulsa.charging.money;

import java.math.BigInteger;

/**
 * What happens to the part of a micro-unit that a division leaves. All arguments are at least 0, so up means away from
 * zero.
 */
public enum Rounding {
    /** Any part counts as a whole micro-unit. */
    UP,
    /** Half a micro-unit or more counts as a whole one. */
    HALF_UP,
    /** Parts are dropped. */
    DOWN;

    /**
     * {@code price × time / per}, rounded; exact however large the product is.
     *
     * @param price micro-units for {@code per}, ≥ 0
     * @param time ≥ 0, same unit as {@code per}
     * @param per > 0
     * @throws ArithmeticException when the result does not fit a long
     */
    public long multiplyDivide(long price, long time, long per) {
        long product = price * time;
        if (Math.multiplyHigh(price, time) == 0 && product >= 0) {
            long quotient = product / per;
            long rest = product % per;
            return roundsUp(rest, per) ? Math.addExact(quotient, 1) : quotient;
        }
        BigInteger divisor = BigInteger.valueOf(per);
        BigInteger[] parts =
                BigInteger.valueOf(price).multiply(BigInteger.valueOf(time)).divideAndRemainder(divisor);
        long quotient = parts[0].longValueExact();
        return roundsUp(parts[1].longValueExact(), per) ? Math.addExact(quotient, 1) : quotient;
    }

    /**
     * The other way round: the longest time whose {@link #multiplyDivide} is no more than {@code amount}.
     *
     * @param price micro-units for {@code per}, > 0
     * @param per > 0
     * @param amount micro-units, ≥ 0
     * @return {@link Long#MAX_VALUE} when the time does not fit a long
     */
    public long longestTime(long price, long per, long amount) {
        // In whole numbers: UP needs price·t ≤ amount·per; HALF_UP 2·price·t < (2·amount + 1)·per;
        // DOWN price·t < (amount + 1)·per.
        BigInteger total = BigInteger.valueOf(amount);
        BigInteger unit = BigInteger.valueOf(per);
        BigInteger cost = BigInteger.valueOf(price);
        BigInteger time =
                switch (this) {
                    case UP -> total.multiply(unit).divide(cost);
                    case HALF_UP ->
                        total.shiftLeft(1)
                                .add(BigInteger.ONE)
                                .multiply(unit)
                                .subtract(BigInteger.ONE)
                                .divide(cost.shiftLeft(1));
                    case DOWN ->
                        total.add(BigInteger.ONE)
                                .multiply(unit)
                                .subtract(BigInteger.ONE)
                                .divide(cost);
                };
        return time.bitLength() > Long.SIZE - 1 ? Long.MAX_VALUE : time.longValue();
    }

    private boolean roundsUp(long rest, long per) {
        return switch (this) {
            case UP -> rest > 0;
            case HALF_UP -> rest >= per - rest;
            case DOWN -> false;
        };
    }
}
