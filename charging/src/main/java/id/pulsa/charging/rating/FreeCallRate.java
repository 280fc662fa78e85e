package id.pulsa.charging.rating;

/** A call that costs nothing. Its talk time is billed as it is: there is no increment to round it to. */
public record FreeCallRate(String description) implements CallRate {
    @Override
    public long billedMillis(long talkMillis, long answeredAtWallMillis) {
        return Math.max(0, talkMillis);
    }

    @Override
    public long costMicros(long billedMillis, long answeredAtWallMillis, Allowance allowance) {
        return 0;
    }

    @Override
    public long affordableMillis(long amountMicros, long answeredAtWallMillis, Allowance allowance, long atMostMillis) {
        return UNLIMITED_MILLIS;
    }

    @Override
    public Charge charge(long billedMillis, long answeredAtWallMillis, Allowance allowance) {
        return Charge.NOTHING;
    }
}
