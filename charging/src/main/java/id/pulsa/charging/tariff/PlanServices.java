package id.pulsa.charging.tariff;

import java.util.Locale;

/**
 * What the subscribers of a plan can do and are told by message.
 *
 * @param balance whether the balance number answers
 * @param voucher whether vouchers can be redeemed by phone
 * @param quote whether the price number answers
 * @param receipt whether a message tells duration, charge and balance after each call
 * @param lowBalanceMicros a message warns when a call leaves less than this, in micro-units; {@link #NO_WARNING}: never
 * @param priceNotice whether a message tells the price when a call begins at another price ratio than the normal one, and
 *     when it changes or the caller's phone goes to another cell
 * @param priceBroadcast whether a message tells those with a registered phone in a cell that its price has changed
 * @param consentAboveThousandths above this price ratio a call is refused once with its price; calling again within a
 *     minute accepts it. {@link #NO_CONSENT}: never asked
 * @param language of the texts
 */
public record PlanServices(
        boolean balance,
        boolean voucher,
        boolean quote,
        boolean receipt,
        long lowBalanceMicros,
        boolean priceNotice,
        boolean priceBroadcast,
        int consentAboveThousandths,
        Locale language) {
    /** No low-balance message. */
    public static final long NO_WARNING = Long.MIN_VALUE;

    /** No price needs consent. */
    public static final int NO_CONSENT = Integer.MAX_VALUE;

    /** Service numbers answer, in English; no message comes unasked. */
    public static final PlanServices USUAL =
            new PlanServices(true, true, true, false, NO_WARNING, false, false, NO_CONSENT, Locale.ENGLISH);
}
