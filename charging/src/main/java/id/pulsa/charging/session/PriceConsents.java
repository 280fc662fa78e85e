package id.pulsa.charging.session;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who was told what price, and so accepts it by calling again within a minute. Thread-safe; in bounded memory: of too many
 * the one who was told longest ago is forgotten, and told again.
 */
final class PriceConsents {
    /** How long a price stays offered. */
    static final long OFFER_MILLIS = 60_000;

    private static final int REMEMBERED = 65_536;

    private record Offer(int ratioThousandths, long untilMillis) {}

    private final Map<String, Offer> offers = new LinkedHashMap<>();

    /**
     * Whether a caller accepts a price by this call. If not, it is offered from now on.
     *
     * @param nowMillis of a clock that never goes back
     */
    synchronized boolean accepts(String caller, int ratioThousandths, long nowMillis) {
        Offer offer = offers.remove(caller);
        if (offer != null && nowMillis <= offer.untilMillis() && ratioThousandths <= offer.ratioThousandths()) {
            return true;
        }
        offers.put(caller, new Offer(ratioThousandths, nowMillis + OFFER_MILLIS));
        if (offers.size() > REMEMBERED) {
            offers.remove(offers.keySet().iterator().next());
        }
        return false;
    }
}
