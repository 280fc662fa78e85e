package id.pulsa.charging.cdr;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CdrFilter;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.money.Micros;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Call detail records as CSV (RFC 4180): amounts as decimals in the currency's unit, instants as RFC 3339 in UTC,
 * durations in milliseconds. Columns are only ever added at the end.
 */
public final class CdrCsv {
    private static final String HEADER = "call_id,caller,called,account,rate,caller_cell,callee_cell,started,ringing,"
            + "answered,ended,talk_ms,billed_ms,charge,cause,sip_status,detail\r\n";

    private final Appendable out;

    /** Writes to {@code out}, which the caller closes. */
    public CdrCsv(Appendable out) {
        this.out = out;
    }

    /**
     * Writes the header and every matching record, oldest first, in bounded memory.
     *
     * @throws UncheckedIOException when {@code out} cannot take more
     */
    public void export(LedgerReads reads, CdrFilter filter) {
        try {
            out.append(HEADER);
            reads.forEachCdr(filter, this::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(CallDetailRecord cdr) {
        try {
            text(cdr.callId()).append(',');
            text(cdr.caller()).append(',');
            text(cdr.called()).append(',');
            text(cdr.account()).append(',');
            text(cdr.rate()).append(',');
            text(cdr.callerCell()).append(',');
            text(cdr.calleeCell()).append(',');
            instant(cdr.startedAtWallMillis()).append(',');
            instant(cdr.ringingAtWallMillis()).append(',');
            instant(cdr.answeredAtWallMillis()).append(',');
            instant(cdr.endedAtWallMillis()).append(',');
            out.append(Long.toString(cdr.talkMillis())).append(',');
            out.append(Long.toString(cdr.billedMillis())).append(',');
            out.append(Micros.format(cdr.chargeMicros(), 2)).append(',');
            out.append(cdr.cause()).append(',');
            out.append(Integer.toString(cdr.sipStatus())).append(',');
            text(cdr.detail()).append("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Appendable instant(long wallMillis) throws IOException {
        return wallMillis == 0
                ? out
                : out.append(Instant.ofEpochMilli(wallMillis).toString());
    }

    /** Callers choose their own names: what a spreadsheet would take for a formula is kept from being one. */
    private Appendable text(@Nullable String text) throws IOException {
        if (text == null || text.isEmpty()) {
            return out;
        }
        boolean formula = "=@\t\r".indexOf(text.charAt(0)) >= 0
                || ("+-".indexOf(text.charAt(0)) >= 0 && !text.matches("[+-]\\d+"));
        String safe = formula ? "'" + text : text;
        if (safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
            return out.append(safe);
        }
        return out.append('"').append(safe.replace("\"", "\"\"")).append('"');
    }
}
