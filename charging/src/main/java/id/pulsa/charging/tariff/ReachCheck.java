package id.pulsa.charging.tariff;

import id.pulsa.charging.yaml.Section;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Warns of destinations that change nothing: because others, the gateway itself or the parent plan say all that there is
 * to say. Each may be meant so, hence no mistake.
 */
final class ReachCheck {
    /** More of a kind in one plan are counted: nobody reads on, and other warnings would be lost behind them. */
    static final int MAX_OF_A_KIND = 20;

    private final Section section;
    private final Collection<DestinationDraft> own;
    private final PlanDraft parent;

    /**
     * @param own destinations that the plan does not have from its parent
     * @param parent the defaults when it extends none
     */
    ReachCheck(Section section, Collection<DestinationDraft> own, PlanDraft parent) {
        this.section = section;
        this.own = own;
        this.parent = parent;
    }

    /** @param all destinations of the plan, those of its parent included */
    void run(Map<DestinationKey, DestinationDraft> all, TakenNumbers taken) {
        CoverCheck cover = new CoverCheck(all);
        warn(destination -> cover.warning(destination.key()));
        warn(new TakenCheck(taken)::warning);
        if (!sameTable()) {
            warn(this::repetition);
        }
    }

    private void warn(Function<DestinationDraft, @Nullable String> check) {
        List<DestinationDraft> more = new ArrayList<>();
        int said = 0;
        for (DestinationDraft destination : own) {
            String warning = check.apply(destination);
            if (warning != null && said < MAX_OF_A_KIND) {
                section.findings().warn(destination.mark(), warning);
                said++;
            } else if (warning != null) {
                more.add(destination);
            }
        }
        if (!more.isEmpty()) {
            section.findings()
                    .warn(
                            more.get(0).mark(),
                            more.size() + (more.size() == 1 ? " more destination" : " more destinations")
                                    + " of this plan like those before, from "
                                    + more.get(0).key() + " on");
        }
    }

    /** The parent's table, read again, repeats all of it: that is said once. */
    private boolean sameTable() {
        DestinationDraft repeated = own.stream()
                .filter(destination -> {
                    DestinationDraft inherited = parent.destinations().get(destination.key());
                    return inherited != null && inherited.mark().equals(destination.mark());
                })
                .findAny()
                .orElse(null);
        if (repeated != null) {
            section.findings()
                    .warn(
                            section.mark("destinations_csv"),
                            "plan \"" + parent.name() + "\" reads this table too, so its destinations are there without"
                                    + " it; leave it out");
        }
        return repeated != null;
    }

    private @Nullable String repetition(DestinationDraft destination) {
        DestinationDraft inherited = parent.destinations().get(destination.key());
        return inherited != null && destination.saysTheSameAs(inherited)
                ? destination.key() + " is the same in plan \"" + parent.name()
                        + "\", which this one extends; without it here it follows the changes made there"
                : null;
    }
}
