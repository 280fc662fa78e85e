package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.NumberPattern;
import id.pulsa.charging.ledger.Page;
import org.jspecify.annotations.Nullable;

/**
 * Where subscribers can be reached, the same whether a gateway runs or not. Every method blocks until the answer is known
 * and throws {@link AdminException} when there is none.
 */
public interface RegistrationAdministration {
    /** Registrations that have not expired, in order of their numbers; {@code limit} 1 to {@link Administration#MAX_PAGE}. */
    Page<Document> registrations(NumberPattern numbers, @Nullable String cursor, int limit);

    /**
     * Removes all registrations of a number; committed when this returns. Its phones are called again when they have
     * registered anew, running calls go on.
     *
     * @return the number and how many were {@code removed}
     */
    Document removeRegistrations(String number);
}
