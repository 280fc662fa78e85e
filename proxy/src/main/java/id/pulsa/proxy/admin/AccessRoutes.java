package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.AccessToken;
import id.pulsa.charging.ledger.AuditEntry;
import id.pulsa.charging.ledger.Page;
import id.pulsa.charging.ledger.StaffMember;
import id.pulsa.charging.ledger.StaffRole;
import id.pulsa.charging.yaml.DurationText;
import id.pulsa.proxy.access.Access;
import id.pulsa.proxy.access.Principal;
import id.pulsa.proxy.access.Right;
import id.pulsa.proxy.access.Staff;
import id.pulsa.proxy.access.Tokens;
import id.pulsa.proxy.admin.AdminException.Kind;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the control API answers about staff, their tokens, and what they changed. */
final class AccessRoutes {
    private final Access access;
    private final AccessDocuments documents;
    private final AuditTrail trail;

    AccessRoutes(Access access, AccessDocuments documents, AuditTrail trail) {
        this.access = access;
        this.documents = documents;
        this.trail = trail;
    }

    void addTo(Operations operations) {
        operations.get("/staff", "listStaff", Right.SEE, this::staff);
        operations.post("/staff", "addStaff", Right.ADMINISTER, 201, this::addStaff);
        operations.get("/staff/{name}", "showStaff", Right.SEE, request -> documents.staff(member(request)));
        operations.patch("/staff/{name}", "changeStaff", Right.ADMINISTER, this::changeStaff);
        operations.delete("/staff/{name}", "removeStaff", Right.ADMINISTER, 204, request -> {
            String name = request.pathParam("name");
            Rejections.check(access.removeStaff(name), name);
            return new Document();
        });
        operations.post("/staff/{name}/password-reset", "resetStaffPassword", Right.ADMINISTER, 200, request -> {
            String name = request.pathParam("name");
            return documents.changed(accepted(access.staff().resetPassword(name), name));
        });
        operations.get("/tokens", "listTokens", Right.OWN, this::tokens);
        operations.post("/tokens", "makeToken", Right.OWN, 201, this::makeToken);
        operations.delete("/tokens/{id}", "revokeToken", Right.OWN, 204, this::revokeToken);
        operations.get("/audit", "listAudit", Right.ADMINISTER, this::audit);
    }

    private Document staff(RoutingContext request) {
        return new Document()
                .put(
                        "staff",
                        access.staff().all().stream().map(documents::staff).toList());
    }

    private StaffMember member(RoutingContext request) {
        String name = request.pathParam("name");
        StaffMember member = access.staff().find(name);
        if (member == null) {
            throw new AdminException(Kind.UNKNOWN_STAFF, "nobody called " + name + " works here");
        }
        return member;
    }

    private Document addStaff(RoutingContext request) {
        Document body = RequestParts.body(request);
        String name = body.text("name");
        return documents.changed(accepted(access.staff().add(name, role(body.text("role"))), name));
    }

    private Document changeStaff(RoutingContext request) {
        Document body = RequestParts.body(request);
        String name = request.pathParam("name");
        String role = body.textOrNull("role");
        Boolean barred = body.fields().containsKey("barred") ? body.flag("barred", false) : null;
        return documents.changed(accepted(access.staff().change(name, role == null ? null : role(role), barred), name));
    }

    private static Staff.Changed accepted(Staff.@Nullable Changed changed, String name) {
        if (changed == null) {
            throw new AdminException(Kind.UNKNOWN_STAFF, "nobody called " + name + " works here");
        }
        Rejections.check(changed.outcome(), name);
        return changed;
    }

    private static StaffRole role(String text) {
        for (StaffRole role : StaffRole.values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(text)) {
                return role;
            }
        }
        throw new AdminException(Kind.INVALID, "\"role\" must be administrator, operator or viewer");
    }

    /** One's own; whoever administers sees all. */
    private Document tokens(RoutingContext request) {
        Principal principal = Gate.principal(request);
        String owner = principal.may(Right.ADMINISTER) ? null : principal.name();
        return new Document()
                .put(
                        "tokens",
                        access.tokens().list(owner).stream()
                                .map(documents::token)
                                .toList());
    }

    private Document makeToken(RoutingContext request) {
        Principal principal = Gate.principal(request);
        Document body = RequestParts.body(request);
        String named = body.textOrNull("owner");
        String owner = named == null ? principal.name() : named;
        StaffMember member = access.staff().find(owner);
        boolean own = principal.kind() == Principal.Kind.STAFF && owner.equals(principal.name());
        if (!own && !principal.may(Right.ADMINISTER)) {
            throw new AdminException(Kind.FORBIDDEN, "only who works here has tokens, and makes their own");
        }
        if (member == null) {
            throw new AdminException(Kind.UNKNOWN_STAFF, "nobody called " + owner + " works here: name the \"owner\"");
        }
        Set<Right> scope = EnumSet.of(Right.OWN);
        scope.addAll(Right.ofTexts(body.texts("scope")));
        if (!principal.rights().containsAll(scope) || !Right.of(member.role()).containsAll(scope)) {
            throw new AdminException(Kind.FORBIDDEN, "a token has no right that its owner does not have");
        }
        Duration life = DurationText.parse(body.text("expires_in"));
        Tokens.Made made = access.tokens().make(owner, body.text("label"), scope, life);
        Rejections.check(made.outcome(), owner);
        return documents.token(made.token()).put("token", made.text());
    }

    private Document revokeToken(RoutingContext request) {
        String id = request.pathParam("id");
        Principal principal = Gate.principal(request);
        AccessToken token = access.tokens().get(id);
        if (token == null || !(token.owner().equals(principal.name()) || principal.may(Right.ADMINISTER))) {
            throw new AdminException(Kind.UNKNOWN_TOKEN, "no token " + id);
        }
        Rejections.check(access.tokens().revoke(id), id);
        return new Document();
    }

    private Document audit(RoutingContext request) {
        Page<AuditEntry> page = trail.page(
                request.request().getParam("who"), RequestParts.cursor(request), RequestParts.limit(request));
        return new Document()
                .put("entries", page.rows().stream().map(documents::entry).toList())
                .put("next", page.next());
    }
}
