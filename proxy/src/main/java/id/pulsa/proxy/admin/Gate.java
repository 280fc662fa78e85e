package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.AuditEntry;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.access.Access;
import id.pulsa.proxy.access.Principal;
import id.pulsa.proxy.access.Right;
import id.pulsa.proxy.access.Session;
import id.pulsa.proxy.admin.AdminException.Kind;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RequestBody;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lets requests through to operations: who asks, whether they may, and the trail of what they change. */
final class Gate {
    /** Brings the token of the session along with each change. */
    static final String CSRF_HEADER = "X-CSRF-Token";

    private static final String PRINCIPAL = "principal";
    private static final int MAX_SHOWN = 500;
    private static final String SCHEME = "Bearer ";

    private final Access access;
    private final AdminToken token;
    private final SessionCookie cookie;
    private final TimeSource time;

    Gate(Access access, AdminToken token, SessionCookie cookie, TimeSource time) {
        this.access = access;
        this.token = token;
        this.cookie = cookie;
        this.time = time;
    }

    /** Goes on with a request, or answers why not. */
    void check(Operation operation, RoutingContext request) {
        AdminException refusal = refusal(operation, request);
        if (refusal == null) {
            request.next();
            return;
        }
        new Exchange(request).fail(refusal);
    }

    /** What a stranger is told. */
    static AdminException unknown(RoutingContext request) {
        request.response().putHeader("WWW-Authenticate", "Bearer realm=\"pulsa\"");
        return new AdminException(
                Kind.UNAUTHORISED,
                "log in, or show a token; that of the command line is in the file " + AdminToken.FILE_NAME
                        + " of the data directory");
    }

    private @Nullable AdminException refusal(Operation operation, RoutingContext request) {
        Right right = operation.right();
        if (right == null) {
            return null;
        }
        Principal principal = find(request);
        if (principal == null) {
            return unknown(request);
        }
        request.put(PRINCIPAL, principal);
        Session session = principal.session();
        if (session != null && operation.isChange() && !bringsCsrfToken(session, request)) {
            return new AdminException(
                    Kind.FORBIDDEN, "the header " + CSRF_HEADER + " does not hold the token of this log-in");
        }
        if (principal.passwordExpired() && right != Right.OWN) {
            return new AdminException(Kind.PASSWORD_EXPIRED, "choose a new password first");
        }
        return principal.may(right)
                ? null
                : new AdminException(
                        Kind.FORBIDDEN,
                        "this asks for the right \"" + right.text() + "\", which " + principal.name() + " does not have"
                                + (principal.token() == null ? "" : " with this token"));
    }

    /** Whoever asks; null when nobody knows. */
    @Nullable Principal find(RoutingContext request) {
        String authorization = request.request().getHeader("Authorization");
        if (authorization != null) {
            if (token.accepts(authorization)) {
                return Access.local();
            }
            return authorization.startsWith(SCHEME) ? access.byToken(authorization.substring(SCHEME.length())) : null;
        }
        Cookie kept = request.request().getCookie(cookie.name());
        return kept == null ? null : access.byCookie(kept.getValue());
    }

    private static boolean bringsCsrfToken(Session session, RoutingContext request) {
        String brought = request.request().getHeader(CSRF_HEADER);
        return brought != null
                && MessageDigest.isEqual(
                        brought.getBytes(StandardCharsets.UTF_8),
                        session.csrfToken().getBytes(StandardCharsets.UTF_8));
    }

    /** Who asks, of a request that was let through to an operation that asks for a right. */
    static Principal principal(RoutingContext request) {
        Principal principal = request.get(PRINCIPAL);
        if (principal == null) {
            throw new IllegalStateException("nobody was asked who they are");
        }
        return principal;
    }

    /** Where a request comes from. */
    static String source(RoutingContext request) {
        return request.request().remoteAddress() == null
                ? "?"
                : request.request().remoteAddress().hostAddress();
    }

    /**
     * Notes a change that is about to be made, or was refused. Questions leave no trace.
     *
     * @param refusal null before it is made
     */
    void note(Operation operation, RoutingContext request, @Nullable String refusal) {
        if (!operation.leavesTrail()) {
            return;
        }
        Principal principal = principal(request);
        String shown = principal.token();
        access.audit(new AuditEntry(
                time.wallMillis(),
                principal.name(),
                source(request) + (shown == null ? "" : " token " + shown),
                operation.id(),
                String.join(" ", request.pathParams().values()),
                refusal == null ? detail(request) : null,
                refusal));
    }

    private static @Nullable String detail(RoutingContext request) {
        RequestBody body = request.body();
        String text = body == null ? null : body.asString();
        String query = request.request().query();
        if (text == null || text.isEmpty()) {
            return query;
        }
        return (query == null ? "" : query + " ") + withoutSecrets(text);
    }

    private static String withoutSecrets(String body) {
        try {
            Document shown = new Document();
            Json.read(body).fields().forEach((name, value) -> shown.put(name, isSecret(name) ? "…" : shortened(value)));
            return shown.toString();
        } catch (IllegalArgumentException e) {
            return "unreadable";
        }
    }

    /** The text of a file would push everything else out. */
    private static @Nullable Object shortened(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Gate::shortened).toList();
        }
        if (value instanceof Document document) {
            Document shown = new Document();
            document.fields().forEach((name, inner) -> shown.put(name, shortened(inner)));
            return shown;
        }
        return value instanceof String text && text.length() > MAX_SHOWN
                ? text.substring(0, MAX_SHOWN) + "… (" + text.length() + " characters)"
                : value;
    }

    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("password") || lower.contains("secret") || lower.contains("token");
    }
}
