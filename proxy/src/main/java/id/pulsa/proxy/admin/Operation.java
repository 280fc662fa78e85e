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
 * @param question whether it changes nothing, whatever its method
 * @param maxBodyBytes longest body
 */
record Operation(
        HttpMethod method, String path, String id, @Nullable Right right, boolean question, int maxBodyBytes) {
    /** Longest body of most operations. */
    static final int MAX_BODY_BYTES = 65_536;

    Operation(HttpMethod method, String path, String id, @Nullable Right right) {
        this(method, path, id, right, false, MAX_BODY_BYTES);
    }

    /** Whether its method may change something (RFC 9110 §9.2.1). */
    boolean isChange() {
        return !method.equals(HttpMethod.GET);
    }

    /** Whether the trail of changes has it. */
    boolean leavesTrail() {
        return isChange() && !question && right != null;
    }

    /** The path as the router wants it: {@code /subscribers/:number}. */
    String route() {
        return path.replaceAll("\\{(\\w+)}", ":$1");
    }
}
