package id.pulsa.proxy.editor;

import id.pulsa.charging.tariff.TariffDiff;
import id.pulsa.charging.tariff.Tariffs;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.DocumentText;
import id.pulsa.proxy.admin.FindingDocuments;
import id.pulsa.proxy.admin.TariffDraft;
import java.util.Map;

/** What files, drafts and versions of the tariffs look like outside. */
final class EditorDocuments {
    /** More differences are counted, not listed. */
    private static final int MAX_DIFFERENCES = 500;

    private final DocumentText text;

    EditorDocuments(DocumentText text) {
        this.text = text;
    }

    Document files(TariffFiles files, boolean inForce) {
        return new Document()
                .put("digest", files.digest())
                .put("in_force", inForce)
                .put("max_bytes", (long) TariffDraft.MAX_TEXT_BYTES)
                .put(
                        "files",
                        files.files().stream()
                                .map(file -> new Document()
                                        .put("name", file.name())
                                        .put("path", file.path().toString())
                                        .put("bytes", file.bytes())
                                        .put("sha256", file.sha256())
                                        .put("text", file.text())
                                        .put("left_out", file.leftOut()))
                                .toList());
    }

    /** @param inForce what the draft would replace */
    static Document checked(DraftCheck.Checked checked, Tariffs inForce, String digest) {
        Document document = FindingDocuments.checked(checked.findings()).put("digest", digest);
        Tariffs tariffs = checked.tariffs();
        if (tariffs == null) {
            return document.put("differences", null).put("difference_count", null);
        }
        TariffDiff.Changed changed = TariffDiff.changes(inForce, tariffs, MAX_DIFFERENCES);
        return document.put(
                        "differences",
                        changed.first().stream()
                                .map(one ->
                                        new Document().put("place", one.place()).put("change", one.change()))
                                .toList())
                .put("difference_count", changed.count());
    }

    /** @param now stands for the files as they are on the disk */
    Document version(TariffVersion version, String now) {
        return new Document()
                .put("number", version.number())
                .put("at", text.instant(version.atWallMillis()))
                .put("who", version.who())
                .put("comment", version.comment())
                .put("restored", version.restored() == 0 ? null : version.restored())
                .put("sha256", version.digest())
                .put("on_disk", version.digest().equals(now));
    }

    /** @param texts those that are kept, by name */
    Document version(TariffVersion version, String now, Map<String, String> texts) {
        return version(version, now)
                .put(
                        "files",
                        version.files().stream()
                                .map(file -> new Document()
                                        .put("name", file.name())
                                        .put("bytes", file.bytes())
                                        .put("sha256", file.sha256())
                                        .put("text", texts.get(file.name())))
                                .toList());
    }
}
