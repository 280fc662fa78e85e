package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CdrFilter;
import id.pulsa.charging.ledger.CdrOrder;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.Movement;
import id.pulsa.charging.ledger.MovementFilter;
import id.pulsa.charging.ledger.Page;
import id.pulsa.proxy.admin.AdminException.Kind;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@link RecordAdministration} on the ledger itself: of a running gateway, or of a data directory without one. */
public final class RecordDesk implements RecordAdministration {
    private final LedgerReads reads;
    private final Supplier<LedgerReads> longReads;
    private final DocumentText text;
    private final Documents documents;
    private final AccountDocuments accounts;

    /**
     * @param reads for short questions; stays open
     * @param longReads opens a reader of its own for a search or an export, so that short questions never wait for it
     */
    public RecordDesk(LedgerReads reads, Supplier<LedgerReads> longReads, DocumentText text) {
        this.reads = reads;
        this.longReads = longReads;
        this.text = text;
        this.documents = new Documents(text);
        this.accounts = new AccountDocuments(text);
    }

    @Override
    public Page<Document> cdrs(CdrFilter filter, CdrOrder order, @Nullable String cursor, int limit) {
        try (LedgerReads own = longReads.get()) {
            return Pages.of(() -> own.cdrs(filter, order, cursor, limit), documents::cdr);
        }
    }

    @Override
    public Document cdr(String callId) {
        CallDetailRecord record = reads.cdr(callId);
        if (record == null) {
            throw new AdminException(Kind.UNKNOWN_RECORD, "no call detail record " + callId);
        }
        return documents.cdr(record);
    }

    @Override
    public void exportCdrs(CdrFilter filter, CdrOrder order, CdrFormat format, OutputStream out) throws IOException {
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        CdrExport export = new CdrExport(text, format, writer);
        export.begin();
        try (LedgerReads own = longReads.get()) {
            own.forEachCdr(filter, order, export::write);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        writer.flush();
    }

    @Override
    public Page<Document> movements(MovementFilter filter, @Nullable String cursor, int limit) {
        Page<Document> page;
        try (LedgerReads own = longReads.get()) {
            page = Pages.of(() -> own.movements(filter, cursor, limit), this::movement);
        }
        String account = filter.account();
        // Those of an account that was removed are still there.
        if (account != null && page.rows().isEmpty() && reads.account(account) == null) {
            throw new AdminException(Kind.UNKNOWN_ACCOUNT, "no account " + account);
        }
        return page;
    }

    private Document movement(Movement movement) {
        Document document = new Document().put("account", movement.account());
        accounts.movement(movement).fields().forEach(document::put);
        return document.put("currency", text.currency().code());
    }
}
