package id.pulsa.charging.tariff;

import id.pulsa.charging.yaml.Mark;
import java.util.Map;

/** A price as it is written: it fits the bands of any plan that has those it names. */
sealed interface PriceDraft {
    /** Free or barred. */
    record Uncharged(Price price) implements PriceDraft {}

    /** The same in all bands. */
    record Flat(BandPrice price) implements PriceDraft {}

    /**
     * By names of bands.
     *
     * @param mark where they are written
     */
    record Banded(Mark mark, Map<String, InBand> prices) implements PriceDraft {}

    /**
     * The price in one band.
     *
     * @param mark where the band is named
     */
    record InBand(Mark mark, BandPrice price) {}
}
