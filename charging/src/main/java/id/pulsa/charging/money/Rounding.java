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
            return divide(product, per);
        }
        BigInteger large = BigInteger.valueOf(price).multiply(BigInteger.valueOf(time));
        return divide(large, BigInteger.valueOf(per)).longValueExact();
    }

    /**
     * A quotient, rounded.
     *
     * @param dividend ≥ 0
     * @param divisor > 0
     */
    public long divide(long dividend, long divisor) {
        long quotient = dividend / divisor;
        return roundsUp(dividend - quotient * divisor, divisor) ? quotient + 1 : quotient;
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

    private boolean roundsUp(long rest, long per) {
        return switch (this) {
            case UP -> rest > 0;
            case HALF_UP -> rest >= per - rest;
            case DOWN -> false;
        };
    }
}
