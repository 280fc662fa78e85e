package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.LedgerException;
import id.pulsa.proxy.access.AccessRefused;
import id.pulsa.proxy.admin.AdminException.Kind;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** One request and its answer: documents, and problem documents (RFC 9457). Made on the event loop. */
final class Exchange {
    /** Where a request keeps the header ETag of its answer. */
    static final String ENTITY_TAG = "entity-tag";

    private static final Logger LOG = LogManager.getLogger(Exchange.class);

    /** When to ask again for what could not be done now (RFC 9110 section 10.2.3). */
    private static final String RETRY_SECONDS = "5";

    private final RoutingContext request;
    private final HttpServerResponse response;
    private final Context loop;

    Exchange(RoutingContext request) {
        this.request = request;
        this.response = request.response();
        this.loop = request.vertx().getOrCreateContext();
    }

    /** What is done on a worker. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /**
     * For an answer of 200 that may take minutes: until it is there a blank line goes out now and then, which JSON does not
     * mind, so that nobody on the way thinks that the connection is dead.
     */
    Exchange patient(long everyMillis) {
        request.vertx().setPeriodic(everyMillis, timer -> {
            if (open()) {
                if (!response.headWritten()) {
                    response.setChunked(true)
                            .putHeader("Cache-Control", "no-store")
                            .putHeader("Content-Type", "application/json");
                }
                response.write("\n");
            } else {
                request.vertx().cancelTimer(timer);
            }
        });
        return this;
    }

    /** Where the response may be touched. */
    Context loop() {
        return loop;
    }

    /** Does it, on a worker; whatever goes wrong is answered too. */
    void attempt(Work work) {
        try {
            work.run();
        } catch (IOException | RuntimeException e) {
            loop.runOnContext(now -> fail(e));
        }
    }

    /** Answers, from a worker. */
    void sendLater(int status, Document document) {
        loop.runOnContext(now -> send(status, document));
    }

    /** Answers 200 with a text, from a worker. */
    void sendLater(String contentType, String text) {
        loop.runOnContext(now -> {
            if (open()) {
                response.putHeader("Content-Type", contentType).end(text);
            }
        });
    }

    /** Answers with a text that nobody on the way may keep, from a worker. */
    void sendLater(int status, String contentType, String text) {
        loop.runOnContext(now -> {
            if (open()) {
                response.setStatusCode(status)
                        .putHeader("Cache-Control", "no-store")
                        .putHeader("Content-Type", contentType)
                        .end(text);
            }
        });
    }

    void send(int status, Document document) {
        if (!open()) {
            return;
        }
        if (response.headWritten()) {
            response.end(document.toString());
            return;
        }
        response.setStatusCode(status).putHeader("Cache-Control", "no-store");
        String tag = request.get(ENTITY_TAG);
        if (tag != null) {
            response.putHeader("ETag", tag);
        }
        if (status == 204) {
            response.end();
        } else {
            response.putHeader("Content-Type", "application/json").end(document.toString());
        }
    }

    void fail(Throwable failure) {
        if (!open()) {
            return;
        }
        if (response.headWritten()) {
            // Too late for a status: a broken connection tells the client that something is missing.
            request.request().connection().close();
            return;
        }
        AdminException problem = problem(failure);
        if (problem.kind() == Kind.INTERNAL) {
            LOG.error(
                    "control API: {} {}",
                    request.request().method(),
                    request.request().path(),
                    failure);
        }
        if (!request.request().isEnded()) {
            // What is left of the body would be read as the next request.
            response.putHeader("Connection", "close");
            request.request().resume();
        }
        Document document = new Document()
                .put("type", "about:blank")
                .put("title", problem.kind().code().replace('-', ' '))
                .put("status", (long) problem.kind().status())
                .put("code", problem.kind().code())
                .put("detail", String.valueOf(problem.getMessage()));
        problem.details().fields().forEach(document::put);
        if (problem.kind() == Kind.UNAVAILABLE) {
            response.putHeader("Retry-After", RETRY_SECONDS);
        } else if (problem.getCause() instanceof AccessRefused refused && refused.isTooOften()) {
            response.putHeader("Retry-After", Long.toString(refused.retryAfterSeconds()));
        }
        response.setChunked(false)
                .setStatusCode(problem.kind().status())
                .putHeader("Content-Type", "application/problem+json")
                .end(document.toString());
    }

    private boolean open() {
        return !response.ended() && !response.closed();
    }

    private static AdminException problem(Throwable failure) {
        if (failure instanceof AdminException known) {
            return known;
        }
        if (failure instanceof IllegalArgumentException) {
            return new AdminException(Kind.INVALID, String.valueOf(failure.getMessage()), failure);
        }
        if (failure instanceof LedgerException) {
            return new AdminException(Kind.UNAVAILABLE, String.valueOf(failure.getMessage()), failure);
        }
        return new AdminException(Kind.INTERNAL, "internal error; see the gateway's log", failure);
    }
}
