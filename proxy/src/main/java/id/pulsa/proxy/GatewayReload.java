package id.pulsa.proxy;

import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.rating.TariffRater;
import id.pulsa.charging.tariff.TariffDiff;
import id.pulsa.charging.tariff.Tariffs;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.charging.yaml.Findings;
import id.pulsa.charging.yaml.Mark;
import id.pulsa.proxy.admin.ReloadResult;
import id.pulsa.proxy.admin.TariffsInForce;
import id.pulsa.proxy.cli.Configuration;
import id.pulsa.proxy.cli.ConfigurationSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads the configuration again while calls go on. What the files say about prices comes into force whole, for calls
 * from now on, or, when there is a mistake in any of them, not at all. Used by one thread at a time; {@link #inForce} by
 * any.
 */
final class GatewayReload {
    private final ConfigurationSource source;
    private final Configuration atStart;
    private final TariffRater rater;
    private final Supplier<LedgerReads> readers;
    private final TimeSource time;
    private volatile TariffsInForce inForce;
    private String digest;

    /**
     * @param atStart what the gateway was started with
     * @param rater charges by the tariffs of {@code atStart}
     * @param readers opens a reader that nobody else uses
     */
    GatewayReload(
            ConfigurationSource source,
            Configuration atStart,
            TariffRater rater,
            Supplier<LedgerReads> readers,
            TimeSource time) {
        this.source = source;
        this.atStart = atStart;
        this.rater = rater;
        this.readers = readers;
        this.time = time;
        this.digest = atStart.contents().tariffs();
        this.inForce = new TariffsInForce(
                atStart.tariffs(), 1, time.wallMillis(), atStart.contents().ofTariffs());
    }

    TariffsInForce inForce() {
        return inForce;
    }

    /**
     * Does it.
     *
     * @throws id.pulsa.charging.ledger.LedgerException when the subscribers' plans cannot be read; nothing has changed
     */
    ReloadResult run() {
        Configuration read;
        try {
            read = source.load();
            refuseLostPlans(read.tariffs());
        } catch (ConfigException e) {
            return new ReloadResult.Rejected(e.findings());
        }
        TariffsInForce before = inForce;
        List<String> atNextStart = atNextStart(read);
        if (read.contents().tariffs().equals(digest)) {
            return new ReloadResult.Accepted(before, false, List.of(), atNextStart, read.warnings());
        }
        TariffsInForce now = new TariffsInForce(
                read.tariffs(),
                before.version() + 1,
                time.wallMillis(),
                read.contents().ofTariffs());
        rater.replace(now.tariffs());
        inForce = now;
        digest = read.contents().tariffs();
        return new ReloadResult.Accepted(
                now, true, TariffDiff.lines(before.tariffs(), now.tariffs()), atNextStart, read.warnings());
    }

    /** Subscribers of a plan that is gone could not call any more: that is hardly ever meant. */
    private void refuseLostPlans(Tariffs replacement) throws ConfigException {
        Set<String> lost = new HashSet<>(inForce.tariffs().plans().keySet());
        lost.removeAll(replacement.plans().keySet());
        if (lost.isEmpty()) {
            return;
        }
        Findings findings = new Findings();
        Mark file = Mark.whole(source.files().tariffs().toString());
        subscribersByPlan().forEach((plan, count) -> {
            if (lost.contains(plan)) {
                findings.add(
                        file,
                        "plan \"" + plan + "\" is gone, but " + count
                                + (count == 1 ? " subscriber has" : " subscribers have")
                                + " it; keep it, or give them another plan first");
            }
        });
        findings.throwIfAny();
    }

    private Map<String, Long> subscribersByPlan() {
        try (LedgerReads reads = readers.get()) {
            return reads.subscribersByPlan();
        }
    }

    private List<String> atNextStart(Configuration read) {
        List<String> changed = new ArrayList<>(atStart.settings().changedIn(read.settings()));
        if (!atStart.cells().equals(read.cells())) {
            changed.add(String.valueOf(source.files().cells().getFileName()));
        }
        return changed;
    }
}
