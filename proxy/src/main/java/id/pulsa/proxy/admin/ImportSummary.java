package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.ImportRow;
import java.util.ArrayList;
import java.util.List;

/** What became of an import's rows so far. */
final class ImportSummary {
    private final int maxProblems;
    private final List<Document> problems = new ArrayList<>();
    private long added;
    private long changed;
    private long unchanged;
    private long rejected;

    /** @param maxProblems how many bad rows are described */
    ImportSummary(int maxProblems) {
        this.maxProblems = maxProblems;
    }

    void add(ImportRow.Result result) {
        switch (result) {
            case ADDED -> added++;
            case CHANGED -> changed++;
            case UNCHANGED -> unchanged++;
        }
    }

    void reject(long line, String message) {
        rejected++;
        if (problems.size() < maxProblems) {
            problems.add(new Document().put("line", line).put("message", message));
        }
    }

    Document document() {
        return new Document()
                .put("added", added)
                .put("changed", changed)
                .put("unchanged", unchanged)
                .put("rejected", rejected)
                .put("problems", List.copyOf(problems));
    }
}
