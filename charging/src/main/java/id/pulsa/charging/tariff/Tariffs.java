package id.pulsa.charging.tariff;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All plans at one moment: what one tariffs.yaml says. Immutable; a reload makes another one. */
public final class Tariffs {
    private final Map<String, Plan> plans;

    /** @param plans with different names */
    public Tariffs(Collection<Plan> plans) {
        Map<String, Plan> byName = new LinkedHashMap<>();
        for (Plan plan : plans) {
            if (byName.put(plan.name(), plan) != null) {
                throw new IllegalArgumentException("two plans named \"" + plan.name() + "\"");
            }
        }
        this.plans = Collections.unmodifiableMap(byName);
    }

    /** The plan of that name, or null. */
    public @Nullable Plan plan(String name) {
        return plans.get(name);
    }

    /** All plans by name, in the order of the file. */
    public Map<String, Plan> plans() {
        return plans;
    }
}
