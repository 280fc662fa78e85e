package id.pulsa.proxy;

import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.cell.CellDiff;
import id.pulsa.charging.cell.CellPlan;
import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.rating.TariffRater;
import id.pulsa.charging.tariff.TariffDiff;
import id.pulsa.charging.tariff.Tariffs;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.charging.yaml.Finding;
import id.pulsa.charging.yaml.Findings;
import id.pulsa.charging.yaml.Mark;
import id.pulsa.proxy.admin.ReloadResult;
import id.pulsa.proxy.admin.TariffsInForce;
import id.pulsa.proxy.check.SubscriberSense;
import id.pulsa.proxy.cli.Configuration;
import id.pulsa.proxy.cli.ConfigurationCheck;
import id.pulsa.proxy.cli.ConfigurationSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads the configuration again while calls go on. What the files say about prices and cells comes into force whole, for
 * calls from now on, or, when there is a mistake in any of them, not at all. Used by one thread at a time; {@link #inForce} and
 * {@link #digest} by any.
 */
final class GatewayReload {
    private final ConfigurationSource source;
    private final Configuration atStart;
    private final TariffRater rater;
    private final Cells cells;
    private final Supplier<LedgerReads> readers;
    private final TimeSource time;
    private volatile TariffsInForce inForce;
    private volatile String digest;

    /**
     * @param atStart what the gateway was started with
     * @param rater charges by the tariffs of {@code atStart}
     * @param cells admit calls as {@code atStart} says
     * @param readers opens a reader that nobody else uses
     */
    GatewayReload(
            ConfigurationSource source,
            Configuration atStart,
            TariffRater rater,
            Cells cells,
            Supplier<LedgerReads> readers,
            TimeSource time) {
        this.source = source;
        this.atStart = atStart;
        this.rater = rater;
        this.cells = cells;
        this.readers = readers;
        this.time = time;
        this.digest = atStart.contents().tariffs();
        this.inForce = new TariffsInForce(
                atStart.tariffs(), 1, time.wallMillis(), atStart.contents().ofTariffs());
    }

    TariffsInForce inForce() {
        return inForce;
    }

    /** Of the files that they were read from. */
    String digest() {
        return digest;
    }

    /** What is wrong, or may be, in the files as they are now. */
    List<Finding> check() {
        ConfigurationCheck check = new ConfigurationCheck(source, time.wallMillis());
        check.run();
        return check.findings();
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
        List<Finding> warnings = warnings(read);
        List<String> cellChanges = replaceCells(read.cells());
        List<String> atNextStart = atStart.settings().changedIn(read.settings());
        if (read.contents().tariffs().equals(digest)) {
            return new ReloadResult.Accepted(before, false, List.of(), cellChanges, atNextStart, warnings);
        }
        TariffsInForce now = new TariffsInForce(
                read.tariffs(),
                before.version() + 1,
                time.wallMillis(),
                read.contents().ofTariffs());
        rater.replace(now.tariffs());
        inForce = now;
        digest = read.contents().tariffs();
        List<String> prices = TariffDiff.lines(before.tariffs(), now.tariffs());
        return new ReloadResult.Accepted(now, true, prices, cellChanges, atNextStart, warnings);
    }

    private List<String> replaceCells(CellPlan read) {
        CellPlan before = cells.plan();
        if (before.equals(read)) {
            return List.of();
        }
        cells.replace(read, TimeUnit.NANOSECONDS.toMillis(time.nanos()));
        return CellDiff.lines(before, read);
    }

    /** Subscribers whose home cell is gone are in no cell any more. */
    private List<Finding> warnings(Configuration read) {
        if (cells.plan().equals(read.cells())) {
            return read.warnings();
        }
        Findings findings = new Findings();
        try (LedgerReads reads = readers.get()) {
            new SubscriberSense(reads, findings)
                    .homeCells(
                            Mark.whole(source.files().cells().toString()),
                            read.cells().cells().stream().map(Cell::name).collect(Collectors.toSet()));
        }
        List<Finding> all = new ArrayList<>(read.warnings());
        all.addAll(findings.list());
        return all;
    }

    private void refuseLostPlans(Tariffs replacement) throws ConfigException {
        Set<String> before = inForce.tariffs().plans().keySet();
        if (replacement.plans().keySet().containsAll(before)) {
            return;
        }
        Findings findings = new Findings();
        try (LedgerReads reads = readers.get()) {
            new SubscriberSense(reads, findings)
                    .lostPlans(
                            Mark.whole(source.files().tariffs().toString()),
                            before,
                            replacement.plans().keySet());
        }
        findings.throwIfAny();
    }
}
