package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.CdrFilter;
import id.pulsa.charging.ledger.CdrOrder;
import id.pulsa.charging.ledger.MovementFilter;
import id.pulsa.charging.ledger.Page;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator can find in the books, the same whether a gateway runs or not. Answers are documents as the API
 * sends them. Every method blocks until the answer is known and throws {@link AdminException} when there is none. Pages
 * have up to {@link Administration#MAX_PAGE} rows.
 */
public interface RecordAdministration {
    /** Call detail records; a cursor is good for the filter and the order that it was given out for. */
    Page<Document> cdrs(CdrFilter filter, CdrOrder order, @Nullable String cursor, int limit);

    /** The record of a call or message, with the charge taken apart. */
    Document cdr(String callId);

    /** Writes every matching record, in bounded memory. */
    void exportCdrs(CdrFilter filter, CdrOrder order, CdrFormat format, OutputStream out) throws IOException;

    /** Movements of money, the latest first. */
    Page<Document> movements(MovementFilter filter, @Nullable String cursor, int limit);
}
