package id.pulsa.proxy.admin;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Nobody holds connections for nothing: there are {@link #MOST} at once, {@link #MOST_OF_ONE} of one address, and one that
 * does not get on with asking is closed, however often it sends a byte. Confined to the event loop, which calls
 * {@link #look} every {@link #LOOK_MILLIS}.
 */
final class ConnectionGuard {
    static final int MOST = 1_000;
    static final int MOST_OF_ONE = 250;
    static final long LOOK_MILLIS = 5_000;

    /** What a connection waits for, and for how many looks it may. */
    private enum Phase {
        FIRST_HEAD(2),
        BODY(6),
        ANSWER(Integer.MAX_VALUE),
        NEXT_HEAD(24);

        private final int mostLooks;

        Phase(int mostLooks) {
            this.mostLooks = mostLooks;
        }
    }

    private final Map<HttpConnection, Held> held = new HashMap<>();
    private final Map<String, Integer> bySource = new HashMap<>();

    private static final class Held {
        private final String source;
        private @Nullable HttpServerRequest last;
        private Phase phase = Phase.FIRST_HEAD;
        private int looks;

        Held(String source) {
            this.source = source;
        }

        /** Whether it has waited too long for the same thing. */
        boolean isStuck() {
            Phase now = phase();
            looks = now == phase ? looks + 1 : 0;
            phase = now;
            return looks > now.mostLooks;
        }

        private Phase phase() {
            HttpServerRequest request = last;
            if (request == null) {
                return Phase.FIRST_HEAD;
            } else if (request.response().ended()) {
                return Phase.NEXT_HEAD;
            }
            return request.isEnded() || isLong(request) ? Phase.ANSWER : Phase.BODY;
        }

        /** A file of subscribers comes as slowly as it is read; who sends it has logged in. */
        private static boolean isLong(HttpServerRequest request) {
            return request.method().equals(HttpMethod.GET) || request.path().endsWith("/import");
        }
    }

    /** Somebody has connected. */
    void opened(HttpConnection connection) {
        String source = connection.remoteAddress() == null
                ? "?"
                : String.valueOf(connection.remoteAddress().hostAddress());
        if (held.size() >= MOST || bySource.getOrDefault(source, 0) >= MOST_OF_ONE) {
            connection.close();
            return;
        }
        held.put(connection, new Held(source));
        bySource.merge(source, 1, Integer::sum);
        connection.closeHandler(closed -> closed(connection));
    }

    private void closed(HttpConnection connection) {
        Held one = held.remove(connection);
        if (one != null) {
            bySource.computeIfPresent(one.source, (source, count) -> count == 1 ? null : count - 1);
        }
    }

    /** The head of a request is there. */
    void asked(HttpServerRequest request) {
        Held one = held.get(request.connection());
        if (one == null) {
            request.connection().close();
        } else {
            one.last = request;
            one.looks = 0;
        }
    }

    /** Closes those that have waited too long. */
    void look() {
        List<HttpConnection> stuck = new ArrayList<>();
        held.forEach((connection, one) -> {
            if (one.isStuck()) {
                stuck.add(connection);
            }
        });
        stuck.forEach(HttpConnection::close);
    }

    int count() {
        return held.size();
    }
}
