package id.pulsa.charging.tariff;

import java.util.List;
import java.util.Set;

/**
 * Numbers that never get as far as a plan's prices, so that it makes no sense to give them one.
 *
 * @param emergency calls to these very numbers cost nothing and are let through, whatever a plan says
 * @param services these very numbers, followed by nothing, by {@code #}, or by {@code *} and anything, are answered by
 *     the gateway itself
 */
public record TakenNumbers(Set<String> emergency, List<String> services) {
    /** None at all. */
    public static final TakenNumbers NONE = new TakenNumbers(Set.of(), List.of());

    public TakenNumbers {
        emergency = Set.copyOf(emergency);
        services = List.copyOf(services);
    }
}
