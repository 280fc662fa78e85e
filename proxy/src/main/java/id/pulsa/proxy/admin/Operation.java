package id.pulsa.proxy.admin;

import id.pulsa.proxy.access.Right;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be asked of the control API.
 *
 * @param path template below {@code /api/v1}: {@code /subscribers/{number}}
 * @param id its name in the API's description and in the audit trail
 * @param right that it asks for; null when anybody may
 */
record Operation(
        HttpMethod method, String path, String id, @Nullable Right right) {
    /** Whether it changes something (RFC 9110 §9.2.1). */
    boolean isChange() {
        return !method.equals(HttpMethod.GET);
    }

    /** The path as the router wants it: {@code /subscribers/:number}. */
    String route() {
        return path.replaceAll("\\{(\\w+)}", ":$1");
    }
}
