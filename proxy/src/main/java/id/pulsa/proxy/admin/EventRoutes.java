package id.pulsa.proxy.admin;

import id.pulsa.proxy.access.Right;
import id.pulsa.proxy.admin.AdminException.Kind;
import id.pulsa.proxy.feed.Feed;
import id.pulsa.proxy.feed.FeedTick;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What goes on, as server-sent events (WHATWG HTML §9.2): one event a second at the most, a document with one field for
 * each topic that has news. Who comes back with {@code Last-Event-ID} is told what it missed.
 */
final class EventRoutes {
    /** Somebody whose connection is this far behind is not there any more. */
    private static final int MOST_BEHIND = 30;
    /** Ticks after which a watcher must still be logged in. */
    private static final int RECHECK = 10;

    private final Feed feed;
    private final Gate gate;

    EventRoutes(Feed feed, Gate gate) {
        this.feed = feed;
        this.gate = gate;
    }

    void addTo(Operations operations) {
        operations.handle(HttpMethod.GET, "/events", "watchEvents", Right.SEE, false, this::watch);
    }

    private void watch(RoutingContext request) {
        Set<String> topics = topics(request);
        long seen = seen(request);
        Context loop = request.vertx().getOrCreateContext();
        HttpServerResponse response = request.response()
                .setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        Watcher watcher = new Watcher(request, response);
        Feed.Watch watch;
        try {
            watch = feed.watch(topics, seen, tick -> loop.runOnContext(now -> watcher.tell(tick)));
        } catch (IllegalStateException e) {
            response.setChunked(false);
            new Exchange(request).fail(new AdminException(Kind.UNAVAILABLE, String.valueOf(e.getMessage()), e));
            return;
        }
        response.closeHandler(closed -> watch.close());
        response.exceptionHandler(broken -> watch.close());
        response.write("retry: 2000\n\n");
    }

    private Set<String> topics(RoutingContext request) {
        List<String> known = feed.names();
        Set<String> topics = new LinkedHashSet<>(Arrays.asList(
                request.request().getParam("topics", String.join(",", known)).split(",")));
        for (String topic : topics) {
            if (!known.contains(topic)) {
                throw new AdminException(Kind.INVALID, "\"topics\" are " + String.join(", ", known));
            }
        }
        return topics;
    }

    private static long seen(RoutingContext request) {
        String id = request.request().getHeader("Last-Event-ID");
        return id != null && id.matches("\\d{1,18}") ? Long.parseLong(id) : 0;
    }

    /** One connection. Confined to the event loop. */
    private final class Watcher {
        private final RoutingContext request;
        private final HttpServerResponse response;
        private int behind;
        private int ticks;

        Watcher(RoutingContext request, HttpServerResponse response) {
            this.request = request;
            this.response = response;
        }

        void tell(FeedTick tick) {
            if (response.ended() || response.closed()) {
                return;
            }
            ticks++;
            if (ticks % RECHECK == 0 && gate.find(request) == null) {
                response.end();
            } else if (response.writeQueueFull()) {
                behind++;
                if (behind > MOST_BEHIND) {
                    request.request().connection().close();
                }
            } else {
                behind = 0;
                response.write(text(tick));
            }
        }

        /** Without news a comment, so that nobody on the way takes the connection for dead. */
        private String text(FeedTick tick) {
            if (tick.news().isEmpty()) {
                return ":\n\n";
            }
            StringBuilder text = new StringBuilder("id: ").append(tick.id()).append("\ndata: {");
            String separator = "";
            for (var topic : tick.news().entrySet()) {
                text.append(separator)
                        .append('"')
                        .append(topic.getKey())
                        .append("\":")
                        .append(topic.getValue());
                separator = ",";
            }
            return text.append("}\n\n").toString();
        }
    }
}
