package id.pulsa.charging.tariff;

import org.jspecify.annotations.Nullable;

/** Tells what of a destination is never asked for, since its calls do not get as far as the plan. */
final class TakenCheck {
    private final TakenNumbers taken;

    TakenCheck(TakenNumbers taken) {
        this.taken = taken;
    }

    /** What to say about a destination; null when all of its numbers are the plan's to decide. */
    @Nullable String warning(DestinationDraft destination) {
        String emergency = emergency(destination);
        return emergency != null ? emergency : service(destination.key());
    }

    /** What is free in any case may well be called free. */
    private @Nullable String emergency(DestinationDraft destination) {
        String number = destination.key().prefix();
        boolean free = destination.price() instanceof PriceDraft.Uncharged uncharged
                && uncharged.price() instanceof Price.Free;
        if (free || !taken.emergency().contains(number)) {
            return null;
        }
        return number + " is an emergency number, always let through and free of charge; "
                + (destination.key().exact()
                        ? "what is said of it here never counts"
                        : "what is said here counts for longer numbers only");
    }

    private @Nullable String service(DestinationKey key) {
        for (String service : taken.services()) {
            if (key.prefix().startsWith(service)) {
                String behind = key.prefix().substring(service.length());
                boolean whole = behind.startsWith("*") || (key.exact() && (behind.isEmpty() || behind.equals("#")));
                if (whole) {
                    return key + " is never asked for: the gateway answers the service number " + service
                            + " and what begins with " + service + "* itself";
                }
                if (behind.isEmpty()) {
                    return service + " is a service number, answered by the gateway itself like all that begins with "
                            + service + "*; what is said here counts for other longer numbers only";
                }
            }
        }
        return null;
    }
}
