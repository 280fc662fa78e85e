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

    /** Below this, twice a number and one fits a long. */
    private static final long DOUBLED_FITS = Long.MAX_VALUE / 2;

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
     * A quotient, rounded.
     *
     * @param dividend ≥ 0
     * @param divisor > 0
     * @throws ArithmeticException when the result does not fit a long: {@link Long#MAX_VALUE} with a rest, by 1
     */
    public long divide(long dividend, long divisor) {
        long quotient = dividend / divisor;
        return roundsUp(dividend - quotient * divisor, divisor) ? Math.addExact(quotient, 1) : quotient;
    }

    /** The same for numbers of any size. */
    public BigInteger divide(BigInteger dividend, BigInteger divisor) {
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        boolean up =
                switch (this) {
                    case UP -> parts[1].signum() > 0;
                    case HALF_UP -> parts[1].shiftLeft(1).compareTo(divisor) >= 0;
                    case DOWN -> false;
                };
        return up ? parts[0].add(BigInteger.ONE) : parts[0];
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
        // DOWN price·t < (amount + 1)·per. So it is always (limit·per − less) / cost, with at most twice the numbers.
        boolean doubled = this == HALF_UP;
        long less = this == UP ? 0 : 1;
        if (price < DOUBLED_FITS && amount < DOUBLED_FITS) {
            long cost = doubled ? 2 * price : price;
            long limit = (doubled ? 2 * amount : amount) + less;
            long product = limit * per;
            if (Math.multiplyHigh(limit, per) == 0 && product >= 0) {
                return (product - less) / cost;
            }
        }
        int shift = doubled ? 1 : 0;
        BigInteger time = BigInteger.valueOf(amount)
                .shiftLeft(shift)
                .add(BigInteger.valueOf(less))
                .multiply(BigInteger.valueOf(per))
                .subtract(BigInteger.valueOf(less))
                .divide(BigInteger.valueOf(price).shiftLeft(shift));
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
