package id.pulsa.charging.tariff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes plans of drafts without mistakes: every price gets one entry for each band. Equal prices are kept once. */
final class PlanMaking {
    private final Map<List<BandPrice>, Price.Charged> prices = new HashMap<>();

    /** @throws IllegalStateException when a mistake was found in the draft */
    Plan plan(PlanDraft draft) {
        Timetable timetable = checked(draft.timetable());
        List<Destination> destinations = new ArrayList<>(draft.destinations().size());
        for (DestinationDraft destination : draft.destinations().values()) {
            Price price = price(destination.price(), timetable.bands());
            destinations.add(new Destination(
                    destination.key().prefix(),
                    destination.key().exact(),
                    destination.name(),
                    price,
                    messageMicros(price, destination.messageMicros(), draft.messageMicros())));
        }
        return new Plan(draft.name(), draft.sliceMillis(), draft.rounding(), timetable, destinations, draft.services());
    }

    /** Where calls are free messages are too, where they are barred messages are refused. */
    private static long messageMicros(Price price, long own, long usual) {
        if (price instanceof Price.Charged) {
            return own == DestinationDraft.AS_PLAN ? usual : own;
        }
        return price instanceof Price.Free ? 0 : Destination.NO_MESSAGES;
    }

    private Price price(PriceDraft draft, List<String> bands) {
        if (draft instanceof PriceDraft.Uncharged uncharged) {
            return uncharged.price();
        }
        List<BandPrice> all;
        if (draft instanceof PriceDraft.Banded banded) {
            all = bands.stream()
                    .map(band -> checked(banded.prices().get(band)).price())
                    .toList();
        } else {
            all = Collections.nCopies(bands.size(), ((PriceDraft.Flat) draft).price());
        }
        return prices.computeIfAbsent(all, Price.Charged::new);
    }

    private static <T> T checked(@Nullable T found) {
        if (found == null) {
            throw new IllegalStateException("a plan is made of a draft with mistakes");
        }
        return found;
    }
}
