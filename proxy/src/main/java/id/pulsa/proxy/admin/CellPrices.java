package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.Subscriber;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The radio cells that a quote can name, who is in them, and their prices now. Thread-safe. */
public interface CellPrices {
    /** Names of all cells, in order, so that the same one of several near names is suggested every time. */
    Set<String> names();

    /** The price ratio in a cell now, in thousandths; that of the normal price for an unknown one. */
    int ratioThousandths(String cell);

    /** The cell that a subscriber is in as far as is known; null for none. */
    default @Nullable String cellOf(Subscriber subscriber) {
        return subscriber.homeCell();
    }

    /** Cells whose prices are not known, since no gateway runs: taken to be normal. */
    static CellPrices unknown(Set<String> names) {
        Set<String> sorted = new TreeSet<>(names);
        return new CellPrices() {
            @Override
            public Set<String> names() {
                return sorted;
            }

            @Override
            public int ratioThousandths(String cell) {
                return NORMAL_THOUSANDTHS;
            }
        };
    }

    /** The price ratio of the normal price. */
    int NORMAL_THOUSANDTHS = 1_000;
}
