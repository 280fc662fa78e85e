package id.pulsa.charging.tariff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What another tariff changes, line by line for the administrator. */
public final class TariffDiff {
    /** Longest list of changes; the rest is counted. */
    public static final int MAX_LINES = 200;

    private final List<String> lines = new ArrayList<>();
    private long more;

    private TariffDiff() {}

    /**
     * The changes from one tariff to another: first what concerns whole plans, then bundles, then destination by
     * destination, in the order of the later tariff. Empty when calls cost the same.
     *
     * @return at most {@link #MAX_LINES} changes, then {@code and N more}
     */
    public static List<String> lines(Tariffs before, Tariffs now) {
        TariffDiff diff = new TariffDiff();
        diff.plans(before, now);
        diff.bundles(before, now);
        now.plans().forEach((name, plan) -> {
            Plan old = before.plan(name);
            if (old != null) {
                diff.destinations(old, plan);
            }
        });
        if (diff.more > 0) {
            diff.lines.add("and " + diff.more + " more");
        }
        return List.copyOf(diff.lines);
    }

    private void plans(Tariffs before, Tariffs now) {
        before.plans().forEach((name, plan) -> {
            if (now.plan(name) == null) {
                add("plan " + name + ": removed");
            }
        });
        now.plans().forEach((name, plan) -> {
            Plan old = before.plan(name);
            if (old == null) {
                int count = plan.destinations().size();
                add("plan " + name + ": added, " + count + (count == 1 ? " destination" : " destinations"));
            } else {
                addAll("plan " + name, PlanTermsDiff.changes(old, plan));
                addAll("plan " + name, TimetableDiff.changes(old.timetable(), plan.timetable()));
            }
        });
    }

    private void bundles(Tariffs before, Tariffs now) {
        before.bundles().keySet().stream()
                .filter(name -> now.bundle(name) == null)
                .forEach(name -> add("bundle " + name + ": removed"));
        now.bundles().forEach((name, bundle) -> {
            Bundle old = before.bundle(name);
            if (old == null) {
                add("bundle " + name + ": added, " + BundleDiff.described(bundle));
            } else {
                addAll("bundle " + name, BundleDiff.changes(old, bundle));
            }
        });
    }

    private void destinations(Plan before, Plan now) {
        Map<DestinationKey, Destination> old = byKey(before.destinations());
        Map<DestinationKey, Destination> current = byKey(now.destinations());
        for (Destination destination : before.destinations()) {
            if (!current.containsKey(key(destination))) {
                add(place(now, destination) + ": removed");
            }
        }
        for (Destination destination : now.destinations()) {
            Destination was = old.get(key(destination));
            if (was == null) {
                add(place(now, destination) + ": added, "
                        + PriceDiff.described(destination, now.timetable().bands()));
            } else {
                PriceDiff.changes(
                                was,
                                before.timetable().bands(),
                                destination,
                                now.timetable().bands())
                        .forEach(change -> add(place(now, destination) + change));
            }
        }
    }

    private static Map<DestinationKey, Destination> byKey(List<Destination> destinations) {
        Map<DestinationKey, Destination> byKey = new HashMap<>();
        destinations.forEach(destination -> byKey.put(key(destination), destination));
        return byKey;
    }

    private static DestinationKey key(Destination destination) {
        return new DestinationKey(destination.exact(), destination.prefix());
    }

    private static String place(Plan plan, Destination destination) {
        String numbers = destination.prefix().isEmpty() ? "" : destination.prefix() + " ";
        return "plan " + plan.name() + ", " + (destination.exact() ? "number " : "") + numbers + destination.name();
    }

    private void addAll(String place, Collection<String> changes) {
        changes.forEach(change -> add(place + ": " + change));
    }

    private void add(String line) {
        if (lines.size() < MAX_LINES) {
            lines.add(line);
        } else {
            more++;
        }
    }
}
