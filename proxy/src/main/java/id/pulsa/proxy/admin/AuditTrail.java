package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.AuditEntry;
import id.pulsa.charging.ledger.Page;
import org.jspecify.annotations.Nullable;

/** Reads who changed what, newest first; of one person or of all (null). */
@FunctionalInterface
public interface AuditTrail {
    Page<AuditEntry> page(@Nullable String who, @Nullable String cursor, int limit);
}
