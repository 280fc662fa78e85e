package id.pulsa.proxy.admin;

import id.pulsa.proxy.access.Right;
import id.pulsa.proxy.log.LogFilter;
import id.pulsa.proxy.log.LogLevel;
import id.pulsa.proxy.log.LogTail;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;

/** What the control API answers about the gateway as a whole. */
final class SystemRoutes {
    private static final List<String> LOG = List.of("level", "contains", "after", "limit");
    private static final int USUAL_LINES = 200;

    private final OverviewTopic overview;
    private final SystemDesk system;

    SystemRoutes(OverviewTopic overview, SystemDesk system) {
        this.overview = overview;
        this.system = system;
    }

    void addTo(Operations operations) {
        operations.get("/overview", "showOverview", Right.SEE, request -> overview.withHistory());
        operations.get("/system", "showSystem", Right.SEE, request -> system.system());
        operations.get("/system/pbx", "showPbx", Right.SEE, request -> system.pbx());
        operations.get("/system/settings", "listSettings", Right.ADMINISTER, request -> system.settings());
        // Who may see the log may see whatever anybody did.
        operations.get("/system/log", "showLog", Right.ADMINISTER, request -> system.log(filter(request)));
    }

    private static LogFilter filter(RoutingContext request) {
        Query query = Query.of(request, LOG);
        LogLevel level = query.choice("level", LogLevel.class);
        Long after = query.read("after", text -> number(text, Long.MAX_VALUE));
        Long limit = query.read("limit", text -> number(text, LogTail.LINES));
        return new LogFilter(
                Objects.requireNonNullElse(level, LogLevel.TRACE),
                query.text("contains"),
                Objects.requireNonNullElse(after, 0L),
                (int) Math.max(1, Objects.requireNonNullElse(limit, (long) USUAL_LINES)));
    }

    private static long number(String text, long most) {
        if (text.matches("\\d{1,18}") && Long.parseLong(text) <= most) {
            return Long.parseLong(text);
        }
        throw new IllegalArgumentException(
                "expected a whole number" + (most == Long.MAX_VALUE ? "" : " up to " + most));
    }
}
