package id.pulsa.proxy.admin;

import id.pulsa.proxy.admin.AdminException.Kind;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
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

    /** An instant as wall-clock ms; null when the request does not say. */
    static @Nullable Long instant(RoutingContext request, String name) {
        String text = request.request().getParam(name);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new AdminException(
                    Kind.INVALID, "\"" + name + "\" must be RFC 3339 such as 2026-11-22T10:00:00+07:00", e);
        }
    }
}
