package id.pulsa.proxy.cli;

import id.pulsa.charging.rating.RateLookup;
import id.pulsa.charging.rating.TariffRater;
import id.pulsa.charging.simulation.Charges;
import java.time.Instant;
import picocli.CommandLine.Option;

/** What simulated calls cost at the normal price. */
final class ChargeOptions {
    /** A Monday, so that time bands by weekday mean something. */
    private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z");

    @Option(names = "--plan", defaultValue = "normal", description = "The callers' plan (default: normal).")
    private String plan = "normal";

    @Option(
            names = "--to",
            paramLabel = "NUMBER",
            defaultValue = "1000",
            description = "What they call (default: 1000).")
    private String to = "1000";

    /** By the tariffs of the configuration. */
    Charges of(Configuration configuration) {
        TariffRater rater = new TariffRater(configuration.tariffs());
        if (!(rater.rate(plan, to) instanceof RateLookup.Rated)) {
            throw new UsageException("plan \"" + plan + "\" has no price for " + to);
        }
        return new Charges(rater, plan, to, MIDNIGHT.toEpochMilli());
    }
}
