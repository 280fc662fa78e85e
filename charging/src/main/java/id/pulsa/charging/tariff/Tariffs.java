package id.pulsa.charging.tariff;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All plans at one moment: what one tariffs.yaml and its tables say. Immutable; a reload makes another one. */
public final class Tariffs {
    private final Map<String, Plan> plans;
    private final Map<String, Bundle> bundles;
    private final List<Path> sources;

    /** Plans that come from no file, without bundles. */
    public Tariffs(Collection<Plan> plans) {
        this(plans, List.of(), List.of());
    }

    /**
     * @param plans with different names
     * @param bundles with different names
     * @param sources files that it was read from
     */
    public Tariffs(Collection<Plan> plans, Collection<Bundle> bundles, List<Path> sources) {
        Map<String, Plan> byName = new LinkedHashMap<>();
        for (Plan plan : plans) {
            if (byName.put(plan.name(), plan) != null) {
                throw new IllegalArgumentException("two plans named \"" + plan.name() + "\"");
            }
        }
        Map<String, Bundle> bundlesByName = new LinkedHashMap<>();
        for (Bundle bundle : bundles) {
            if (bundlesByName.put(bundle.name(), bundle) != null) {
                throw new IllegalArgumentException("two bundles named \"" + bundle.name() + "\"");
            }
        }
        this.plans = Collections.unmodifiableMap(byName);
        this.bundles = Collections.unmodifiableMap(bundlesByName);
        this.sources = List.copyOf(sources);
    }

    /** The plan of that name, or null. */
    public @Nullable Plan plan(String name) {
        return plans.get(name);
    }

    /** All plans by name, in the order of the file. */
    public Map<String, Plan> plans() {
        return plans;
    }

    /** The bundle of that name, or null. */
    public @Nullable Bundle bundle(String name) {
        return bundles.get(name);
    }

    /** All bundles by name, in the order of the file. */
    public Map<String, Bundle> bundles() {
        return bundles;
    }

    /** The files that it was read from: tariffs.yaml, then the tables that it names. */
    public List<Path> sources() {
        return sources;
    }
}
