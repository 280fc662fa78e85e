package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.Page;
import id.pulsa.proxy.admin.AdminException.Kind;
import java.util.function.Function;
import java.util.function.Supplier;

/** Pages of rows as pages of documents. */
final class Pages {
    private Pages() {}

    /**
     * Reads a page.
     *
     * @throws AdminException when the cursor is none of this listing
     */
    static <T> Page<Document> of(Supplier<Page<T>> listing, Function<T, Document> document) {
        Page<T> page;
        try {
            page = listing.get();
        } catch (IllegalArgumentException e) {
            throw new AdminException(Kind.INVALID, String.valueOf(e.getMessage()), e);
        }
        return new Page<>(page.rows().stream().map(document).toList(), page.next());
    }

    /** As the API sends it: the rows in a field, and the cursor of the next page. */
    static Document document(String field, Page<Document> page) {
        return new Document().put(field, page.rows()).put("next", page.next());
    }
}
