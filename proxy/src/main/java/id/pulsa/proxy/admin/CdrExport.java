package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.CallDetailRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes call detail records one after the other. */
final class CdrExport {
    private static final List<String> HEADER = List.of(
            "call_id",
            "caller",
            "called",
            "account",
            "rate",
            "caller_cell",
            "callee_cell",
            "started",
            "ringing",
            "answered",
            "ended",
            "talk_seconds",
            "billed_seconds",
            "charge",
            "currency",
            "cause",
            "sip_status",
            "detail",
            "kind",
            "segments",
            "decisions");

    private final DocumentText text;
    private final Documents documents;
    private final CdrFormat format;
    private final Writer out;

    CdrExport(DocumentText text, CdrFormat format, Writer out) {
        this.text = text;
        this.documents = new Documents(text);
        this.format = format;
        this.out = out;
    }

    void begin() throws IOException {
        if (format == CdrFormat.CSV) {
            out.write(String.join(",", HEADER) + "\r\n");
        }
    }

    /** @throws UncheckedIOException when the reader of the export has gone */
    void write(CallDetailRecord cdr) {
        try {
            if (format == CdrFormat.JSONL) {
                out.write(documents.cdr(cdr) + "\n");
            } else {
                csv(cdr);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void csv(CallDetailRecord cdr) throws IOException {
        field(cdr.callId(), ',');
        field(cdr.caller(), ',');
        field(cdr.called(), ',');
        field(cdr.account(), ',');
        field(cdr.rate(), ',');
        field(cdr.callerCell(), ',');
        field(cdr.calleeCell(), ',');
        field(text.instant(cdr.startedAtWallMillis()), ',');
        field(text.instant(cdr.ringingAtWallMillis()), ',');
        field(text.instant(cdr.answeredAtWallMillis()), ',');
        field(text.instant(cdr.endedAtWallMillis()), ',');
        field(DocumentText.seconds(cdr.talkMillis()), ',');
        field(DocumentText.seconds(cdr.billedMillis()), ',');
        field(text.amount(cdr.chargeMicros()), ',');
        field(text.currency().code(), ',');
        field(cdr.cause(), ',');
        field(cdr.sipStatus() == 0 ? null : Integer.toString(cdr.sipStatus()), ',');
        field(cdr.detail(), ',');
        field(cdr.kind().name(), ',');
        field(segments(cdr), ',');
        field(array(documents.decisions(cdr)), '\r');
        out.write('\n');
    }

    /** The explanation as a JSON array, with nothing that the row tells already; nothing when there is none. */
    private @Nullable String segments(CallDetailRecord cdr) {
        return array(cdr.segments().stream().map(documents::segment).toList());
    }

    /** As JSON; null for nothing. */
    private static @Nullable String array(List<Document> items) {
        return items.isEmpty() ? null : items.stream().map(Json::write).collect(Collectors.joining(",", "[", "]"));
    }

    /** Callers choose numbers and details: a spreadsheet must not take one for a formula. */
    private void field(@Nullable String value, char end) throws IOException {
        if (value != null && !value.isEmpty()) {
            String safe = "=@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
            boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
            out.write(quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe);
        }
        out.write(end);
    }
}
