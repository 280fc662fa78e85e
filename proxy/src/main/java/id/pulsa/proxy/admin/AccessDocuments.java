package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.AccessToken;
import id.pulsa.charging.ledger.AuditEntry;
import id.pulsa.charging.ledger.StaffMember;
import id.pulsa.proxy.access.Principal;
import id.pulsa.proxy.access.Right;
import id.pulsa.proxy.access.Session;
import id.pulsa.proxy.access.Staff;
import java.util.Locale;

/** Staff, tokens, log-ins and the audit trail as documents. */
final class AccessDocuments {
    private final DocumentText text;

    AccessDocuments(DocumentText text) {
        this.text = text;
    }

    Document staff(StaffMember member) {
        return new Document()
                .put("name", member.name())
                .put("role", member.role().name().toLowerCase(Locale.ROOT))
                .put("barred", member.barred())
                .put("password_expired", member.passwordExpired())
                .put("created_at", text.instant(member.createdAtWallMillis()));
    }

    /** With the password that we chose, which is said this once. */
    Document changed(Staff.Changed changed) {
        Document document = staff(changed.member());
        return changed.password() == null ? document : document.put("password", changed.password());
    }

    /** Without its secret. */
    Document token(AccessToken token) {
        return new Document()
                .put("id", token.id())
                .put("owner", token.owner())
                .put("label", token.label())
                .put("scope", token.scope())
                .put("created_at", text.instant(token.createdAtWallMillis()))
                .put("expires_at", text.instant(token.expiresAtWallMillis()));
    }

    /** Who asks, and what they may. */
    static Document principal(Principal principal) {
        Document document = new Document()
                .put("name", principal.name())
                .put("kind", principal.kind().name().toLowerCase(Locale.ROOT))
                .put(
                        "rights",
                        principal.rights().stream().sorted().map(Right::text).toList())
                .put("password_expired", principal.passwordExpired());
        Session session = principal.session();
        return session == null ? document : document.put("csrf_token", session.csrfToken());
    }

    Document entry(AuditEntry entry) {
        return new Document()
                .put("at", text.instant(entry.atWallMillis()))
                .put("who", entry.who())
                .put("source", entry.source())
                .put("operation", entry.operation())
                .put("target", entry.target())
                .put("detail", entry.detail())
                .put("refusal", entry.refusal());
    }
}
