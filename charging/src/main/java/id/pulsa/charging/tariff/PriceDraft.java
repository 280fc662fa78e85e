package id.pulsa.charging.tariff;

import id.pulsa.charging.yaml.Mark;
import java.util.Map;

/** A price as it is written: it fits the bands of any plan that has those it names. */
sealed interface PriceDraft {
    /** Whether both are the same price, wherever they are written. */
    default boolean costsTheSameAs(PriceDraft other) {
        if (!(this instanceof Banded banded) || !(other instanceof Banded others)) {
            return equals(other);
        }
        return banded.prices().keySet().equals(others.prices().keySet())
                && banded.prices().entrySet().stream().allMatch(price -> {
                    InBand there = others.prices().get(price.getKey());
                    return there != null
                            && there.price().equals(price.getValue().price());
                });
    }

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
