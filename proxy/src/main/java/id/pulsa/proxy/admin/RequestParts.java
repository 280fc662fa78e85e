package id.pulsa.proxy.admin;

import id.pulsa.proxy.admin.AdminException.Kind;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** What requests have in common; each part that is wrong is refused in words for the sender. */
final class RequestParts {
    /** Rows of a page when the request does not say. */
    static final int DEFAULT_PAGE = 100;

    private RequestParts() {}

    static Document body(RoutingContext request) {
        String text = request.body().asString();
        return Json.read(text == null ? "" : text);
    }

    static String idempotencyKey(RoutingContext request) {
        String key = request.request().getHeader("Idempotency-Key");
        if (key == null) {
            throw new AdminException(
                    Kind.INVALID, "the header Idempotency-Key is missing: a text of your own, new for each operation");
        }
        return key;
    }

    /** Null for the first page. */
    static @Nullable String cursor(RoutingContext request) {
        return request.request().getParam("cursor");
    }

    /** Rows of a page. */
    static int limit(RoutingContext request) {
        return (int) number(request, "limit", DEFAULT_PAGE, 1, Administration.MAX_PAGE);
    }

    static long number(RoutingContext request, String name, long otherwise, long least, long most) {
        String text = request.request().getParam(name);
        if (text == null) {
            return otherwise;
        }
        if (text.matches("\\d{1,9}")) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new AdminException(Kind.INVALID, "\"" + name + "\" must be from " + least + " to " + most);
    }
}
