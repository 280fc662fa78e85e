package id.pulsa.proxy.admin;

import id.pulsa.charging.yaml.Finding;
import id.pulsa.charging.yaml.Severity;
import java.util.List;
import java.util.Locale;

/** What mistakes in configuration files look like outside. */
public final class FindingDocuments {
    private FindingDocuments() {}

    /** {@code file}, {@code line} and {@code column} (null when there is no line), {@code severity}, {@code message}. */
    public static Document document(Finding finding) {
        return new Document()
                .put("file", finding.file())
                .put("line", finding.line() == 0 ? null : (long) finding.line())
                .put("column", finding.line() == 0 ? null : (long) finding.column())
                .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                .put("message", finding.message());
    }

    /** Several, in the same order. */
    public static List<Document> documents(List<Finding> findings) {
        return findings.stream().map(FindingDocuments::document).toList();
    }

    /** What came of a check: whether all is {@code fine}, how many {@code errors} and {@code warnings}, the {@code findings}. */
    public static Document checked(List<Finding> findings) {
        long errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        return new Document()
                .put("fine", errors == 0)
                .put("errors", errors)
                .put("warnings", findings.size() - errors)
                .put("findings", documents(findings));
    }

    /** The finding that a document was made from. */
    public static Finding finding(Document document) {
        String severity = document.text("severity").toUpperCase(Locale.ROOT);
        return new Finding(
                document.text("file"),
                (int) document.number("line", 0),
                (int) document.number("column", 0),
                severity.equals(Severity.WARNING.name()) ? Severity.WARNING : Severity.ERROR,
                document.text("message"));
    }
}
