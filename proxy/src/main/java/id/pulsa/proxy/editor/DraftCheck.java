package id.pulsa.proxy.editor;

import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.tariff.TakenNumbers;
import id.pulsa.charging.tariff.Tariffs;
import id.pulsa.charging.tariff.TariffsFile;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.charging.yaml.Finding;
import id.pulsa.charging.yaml.Findings;
import id.pulsa.charging.yaml.Mark;
import id.pulsa.charging.yaml.YamlScalar;
import id.pulsa.proxy.check.SubscriberSense;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a reload would say if the files held a draft, without writing it anywhere. */
final class DraftCheck {
    private final Path main;
    private final TakenNumbers taken;
    private final Supplier<LedgerReads> readers;
    private final TableNames names;

    /**
     * @param main the file that names the tables
     * @param readers opens a reader that nobody else uses
     */
    DraftCheck(Path main, TakenNumbers taken, Supplier<LedgerReads> readers, TableNames names) {
        this.main = main;
        this.taken = taken;
        this.readers = readers;
        this.names = names;
    }

    /**
     * What came of it.
     *
     * @param findings mistakes and warnings in reading order
     * @param tariffs what the draft says; null when it holds mistakes
     */
    record Checked(List<Finding> findings, @Nullable Tariffs tariffs) {}

    /**
     * Checks a draft.
     *
     * @param drafts texts by file
     * @param known tables that the file on the disk names: whoever writes it there may name any
     * @param inForce what it would replace
     */
    Checked check(Map<Path, String> drafts, Set<String> known, Tariffs inForce) {
        Findings findings = new Findings();
        try {
            refuseTables(drafts.get(main), known, findings);
            findings.throwIfAny();
            Map<Path, String> texts = new HashMap<>(drafts);
            texts.computeIfPresent(main, (file, text) -> TableNames.withoutMark(text));
            Tariffs tariffs = TariffsFile.load(main, taken, findings, texts);
            besideSubscribers(tariffs, inForce, findings);
            findings.throwIfAny();
            return new Checked(findings.list(), tariffs);
        } catch (ConfigException e) {
            return new Checked(e.findings(), null);
        }
    }

    private void refuseTables(@Nullable String text, Set<String> known, Findings findings) {
        if (text == null) {
            return;
        }
        for (YamlScalar table : TableNames.of(main, text)) {
            String name = String.valueOf(table.text());
            String refusal = known.contains(name) ? null : names.refusal(name);
            if (refusal != null) {
                findings.add(table.mark(), "the table \"" + name + "\" " + refusal);
            }
        }
    }

    private void besideSubscribers(Tariffs tariffs, Tariffs inForce, Findings findings) {
        if (tariffs.plans().keySet().containsAll(inForce.plans().keySet())) {
            return;
        }
        try (LedgerReads reads = readers.get()) {
            new SubscriberSense(reads, findings)
                    .lostPlans(
                            Mark.whole(main.toString()),
                            inForce.plans().keySet(),
                            tariffs.plans().keySet());
        }
    }
}
