package id.pulsa.charging.tariff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What another tariff changes, one by one for the administrator. */
public final class TariffDiff {
    /** Most lines of changes; the rest is counted. */
    public static final int MAX_LINES = 200;

    private final List<TariffChange> changes = new ArrayList<>();
    private final int most;
    private long count;

    private TariffDiff(int most) {
        this.most = most;
    }

    /**
     * What changes.
     *
     * @param first the first of the changes
     * @param count how many there are in all
     */
    public record Changed(List<TariffChange> first, long count) {
        public Changed {
            first = List.copyOf(first);
        }
    }

    /**
     * The changes from one tariff to another: first what concerns whole plans, then bundles, then destination by
     * destination, in the order of the later tariff. None when calls cost the same.
     *
     * @param most that are listed; the rest is counted
     */
    public static Changed changes(Tariffs before, Tariffs now, int most) {
        TariffDiff diff = new TariffDiff(most);
        diff.compare(before, now);
        return new Changed(diff.changes, diff.count);
    }

    /**
     * The same line by line.
     *
     * @return at most {@link #MAX_LINES} changes, then {@code and N more}
     */
    public static List<String> lines(Tariffs before, Tariffs now) {
        Changed changed = changes(before, now, MAX_LINES);
        List<String> lines = new ArrayList<>();
        changed.first().forEach(change -> lines.add(change.toString()));
        long more = changed.count() - lines.size();
        if (more > 0) {
            lines.add("and " + more + " more");
        }
        return List.copyOf(lines);
    }

    private void compare(Tariffs before, Tariffs now) {
        plans(before, now);
        bundles(before, now);
        now.plans().forEach((name, plan) -> {
            Plan old = before.plan(name);
            if (old != null) {
                destinations(old, plan);
            }
        });
    }

    private void plans(Tariffs before, Tariffs now) {
        before.plans().forEach((name, plan) -> {
            if (now.plan(name) == null) {
                add("plan " + name, "removed");
            }
        });
        now.plans().forEach((name, plan) -> {
            Plan old = before.plan(name);
            if (old == null) {
                int count = plan.destinations().size();
                add("plan " + name, "added, " + count + (count == 1 ? " destination" : " destinations"));
            } else {
                addAll("plan " + name, PlanTermsDiff.changes(old, plan));
                addAll("plan " + name, TimetableDiff.changes(old.timetable(), plan.timetable()));
            }
        });
    }

    private void bundles(Tariffs before, Tariffs now) {
        before.bundles().keySet().stream()
                .filter(name -> now.bundle(name) == null)
                .forEach(name -> add("bundle " + name, "removed"));
        now.bundles().forEach((name, bundle) -> {
            Bundle old = before.bundle(name);
            if (old == null) {
                add("bundle " + name, "added, " + BundleDiff.described(bundle));
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
                add(place(now, destination), "removed");
            }
        }
        for (Destination destination : now.destinations()) {
            Destination was = old.get(key(destination));
            if (was == null) {
                add(
                        place(now, destination),
                        "added, "
                                + PriceDiff.described(
                                        destination, now.timetable().bands()));
            } else {
                PriceDiff.changes(
                                place(now, destination),
                                was,
                                before.timetable().bands(),
                                destination,
                                now.timetable().bands())
                        .forEach(this::add);
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

    private void addAll(String place, Collection<String> texts) {
        texts.forEach(change -> add(place, change));
    }

    private void add(String place, String change) {
        add(new TariffChange(place, change));
    }

    private void add(TariffChange change) {
        count++;
        if (changes.size() < most) {
            changes.add(change);
        }
    }
}
