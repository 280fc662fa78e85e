package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.Finding;
import id.pulsa.proxy.admin.AdminException;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.FindingDocuments;
import java.util.List;
import java.util.function.Supplier;

/** What other tariffs in force, or mistakes in their files, look like on a terminal. */
final class ReloadText {
    private final Surroundings around;
    private final boolean json;

    ReloadText(Surroundings around, boolean json) {
        this.around = around;
        this.json = json;
    }

    /** Shows what came of a reload; the {@link ExitCode}. */
    int show(Supplier<Document> reload) {
        try {
            Document done = reload.get();
            if (json) {
                around.out().println(done);
            } else {
                done(done);
                findings(done, "warnings").forEach(around.err()::println);
            }
            return ExitCode.OK;
        } catch (AdminException e) {
            if (e.kind() != AdminException.Kind.CONFIG_INVALID) {
                throw e;
            }
            List<Finding> findings = findings(e.details(), "findings");
            if (json) {
                around.out().println(new Document().put("findings", FindingDocuments.documents(findings)));
            }
            findings.forEach(around.err()::println);
            around.err().println("pulsa: " + e.getMessage());
            return ExitCode.USAGE;
        }
    }

    static List<Finding> findings(Document document, String key) {
        return document.documents(key).stream().map(FindingDocuments::finding).toList();
    }

    private void done(Document done) {
        String version = "version " + done.number("version", 0);
        if (done.flag("changed", false)) {
            around.out().println("tariffs " + version + " in force");
            List<String> prices = done.texts("price_changes");
            prices.forEach(price -> around.out().println("  " + price));
            long left = done.number("price_change_count", prices.size()) - prices.size();
            if (left > 0) {
                around.out().println("  and " + left + " more");
            }
        } else {
            around.out().println("the tariffs have not changed: " + version + " stays in force");
        }
        List<String> cells = done.texts("cell_changes");
        if (!cells.isEmpty()) {
            around.out().println("cells in force");
            cells.forEach(change -> around.out().println("  " + change));
        }
        done.texts("at_next_start")
                .forEach(key -> around.out().println(key + " changed: takes effect at the next start"));
    }
}
