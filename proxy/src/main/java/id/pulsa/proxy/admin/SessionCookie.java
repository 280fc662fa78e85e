package id.pulsa.proxy.admin;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;

/** The cookie of a log-in: no script reads it, no other site makes a browser send it. */
final class SessionCookie {
    private final boolean tls;

    /** @param tls whether the control API is reached over TLS */
    SessionCookie(boolean tls) {
        this.tls = tls;
    }

    /** With TLS browsers hold the name's promises (RFC 6265bis §4.1.3.2): this host only, secure. */
    String name() {
        return tls ? "__Host-pulsa" : "pulsa";
    }

    Cookie keep(String value) {
        return Cookie.cookie(name(), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(tls)
                .setSameSite(CookieSameSite.STRICT);
    }

    Cookie forget() {
        return keep("").setMaxAge(0);
    }
}
