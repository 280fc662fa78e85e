package id.pulsa.proxy.check;

import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.yaml.Findings;
import id.pulsa.charging.yaml.Mark;
import id.pulsa.charging.yaml.Suggestion;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whether the subscribers that there are fit the plans and cells that the files give. */
public final class SubscriberSense {
    private final LedgerReads reads;
    private final Findings findings;

    public SubscriberSense(LedgerReads reads, Findings findings) {
        this.reads = reads;
        this.findings = findings;
    }

    /**
     * Subscribers of a plan that there is not cannot call.
     *
     * @param names where the plans are given
     */
    public void plans(Mark names, Set<String> known) {
        reads.subscribersByPlan().forEach((plan, count) -> {
            if (!known.contains(plan)) {
                findings.add(
                        names, subscribers(count) + " unknown plan \"" + plan + "\"" + Suggestion.hint(plan, known));
            }
        });
    }

    /**
     * Subscribers of a plan that is gone could not call any more: that is hardly ever meant.
     *
     * @param file what gives the plans
     */
    public void lostPlans(Mark file, Set<String> before, Set<String> now) {
        Set<String> lost = new HashSet<>(before);
        lost.removeAll(now);
        if (lost.isEmpty()) {
            return;
        }
        reads.subscribersByPlan().forEach((plan, count) -> {
            if (lost.contains(plan)) {
                findings.add(
                        file,
                        "plan \"" + plan + "\" is gone, but " + count
                                + (count == 1 ? " subscriber has" : " subscribers have")
                                + " it; keep it, or give them another plan first");
            }
        });
    }

    /**
     * A cell that there is not limits nothing.
     *
     * @param names where the cells are given
     */
    public void homeCells(Mark names, Set<String> known) {
        reads.subscribersByHomeCell().forEach((cell, count) -> {
            if (!known.contains(cell)) {
                String nearest = Suggestion.nearest(cell, known);
                findings.warn(
                        names,
                        subscribers(count) + " unknown home cell \"" + cell + "\""
                                + (nearest == null ? "" : "; did you mean \"" + nearest + "\"?"));
            }
        });
    }

    /**
     * A bundle that is not given any more is used up as it was granted.
     *
     * @param names where the bundles are given
     * @param nowWallMillis those that have expired do not matter
     */
    public void bundles(Mark names, Set<String> known, long nowWallMillis) {
        Map<String, Long> accounts = new TreeMap<>();
        reads.forEachUsableBundle(nowWallMillis, (account, bundle) -> accounts.merge(bundle.name(), 1L, Long::sum));
        accounts.forEach((bundle, count) -> {
            if (!known.contains(bundle)) {
                findings.warn(
                        names,
                        "bundle \"" + bundle + "\", granted " + (count == 1 ? "once" : count + " times")
                                + " and not used up, is not given any more" + Suggestion.hint(bundle, known));
            }
        });
    }

    private static String subscribers(long count) {
        return count == 1 ? "1 subscriber has the" : count + " subscribers have the";
    }
}
