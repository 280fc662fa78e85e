package id.pulsa.proxy.admin;

import id.pulsa.proxy.access.Access;
import id.pulsa.proxy.access.AccessRefused;
import id.pulsa.proxy.access.Principal;
import id.pulsa.proxy.access.Right;
import id.pulsa.proxy.access.Session;
import id.pulsa.proxy.admin.AdminException.Kind;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** Log-in, log-out, and one's own password. */
final class SessionRoutes {
    private static final int MAX_SECRET = 1_000;

    private final Access access;
    private final SessionCookie cookie;
    private final AdminWorkers workers;

    SessionRoutes(Access access, SessionCookie cookie, AdminWorkers workers) {
        this.access = access;
        this.cookie = cookie;
        this.workers = workers;
    }

    void addTo(Operations operations) {
        operations.handle(HttpMethod.POST, "/session", "logIn", null, true, this::logIn);
        operations.get(
                "/session", "showSession", Right.OWN, request -> AccessDocuments.principal(Gate.principal(request)));
        operations.handle(HttpMethod.DELETE, "/session", "logOut", Right.OWN, false, this::logOut);
        operations.post("/session/password", "choosePassword", Right.OWN, 200, this::choosePassword);
    }

    private void logIn(RoutingContext request) {
        Exchange exchange = new Exchange(request);
        String source = Gate.source(request);
        workers.run(() -> exchange.attempt(() -> {
            requireJson(request);
            Document body = RequestParts.body(request);
            Access.LoggedIn in = in(body.text("name"), secret(body, "password"), source);
            exchange.loop().runOnContext(now -> {
                request.response().addCookie(cookie.keep(in.cookie()));
                exchange.send(200, AccessDocuments.principal(in.principal()));
            });
        }));
    }

    private Access.LoggedIn in(String name, String password, String source) {
        try {
            return access.logIn(name, password, source);
        } catch (AccessRefused e) {
            throw problem(e);
        }
    }

    /** Another site's form cannot send this type without being asked (CORS). */
    private static void requireJson(RoutingContext request) {
        String type = request.request().getHeader("Content-Type");
        if (type == null || !type.startsWith("application/json")) {
            throw new AdminException(Kind.INVALID, "the content type must be application/json");
        }
    }

    private static String secret(Document body, String name) {
        String secret = body.text(name);
        if (secret.length() > MAX_SECRET) {
            throw new AdminException(Kind.INVALID, "\"" + name + "\" is longer than any password");
        }
        return secret;
    }

    private static AdminException problem(AccessRefused refused) {
        return refused.isTooOften()
                ? new AdminException(Kind.TOO_MANY_REQUESTS, String.valueOf(refused.getMessage()), refused)
                : new AdminException(Kind.UNAUTHORISED, String.valueOf(refused.getMessage()), refused);
    }

    private void logOut(RoutingContext request) {
        Session session = Gate.principal(request).session();
        if (session != null) {
            access.logOut(session);
        }
        request.response().addCookie(cookie.forget());
        new Exchange(request).send(204, new Document());
    }

    private Document choosePassword(RoutingContext request) {
        Document body = RequestParts.body(request);
        Principal principal = Gate.principal(request);
        Session session = principal.session();
        if (session == null) {
            throw new AdminException(Kind.FORBIDDEN, "who has a token chooses no password: log in");
        }
        try {
            Rejections.check(
                    access.choosePassword(
                            session, secret(body, "password"), secret(body, "new_password"), Gate.source(request)),
                    principal.name());
        } catch (AccessRefused e) {
            throw problem(e);
        }
        return AccessDocuments.principal(
                new Principal(principal.kind(), principal.name(), principal.rights(), session, null));
    }
}
