package id.pulsa.proxy.admin;

import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.admin.AdminException.Kind;
import id.pulsa.proxy.config.AdminSettings;
import id.pulsa.proxy.feed.Feed;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The control API's HTTP server: one event loop and a few workers of its own, apart from the shards. */
public final class AdminServer implements AutoCloseable {
    private static final int MAX_HEADER_BYTES = 16_384;
    private static final int MAX_REQUEST_LINE_BYTES = 4_096;
    private static final int IDLE_SECONDS = 120;
    private static final int CLOSE_SECONDS = 5;
    private static final int INSTANCE_BYTES = 16;

    private final Vertx vertx;
    private final AdminWorkers workers;
    private final Path dataDirectory;
    private final URI uri;
    private final Feed feed;
    private final StudyAdministration studies;
    private final List<Operation> operations;

    private AdminServer(
            Vertx vertx,
            AdminWorkers workers,
            Path dataDirectory,
            URI uri,
            Feed feed,
            StudyAdministration studies,
            List<Operation> operations) {
        this.operations = operations;
        this.studies = studies;
        this.feed = feed;
        this.vertx = vertx;
        this.workers = workers;
        this.dataDirectory = dataDirectory;
        this.uri = uri;
    }

    /**
     * Starts it, and leaves in the data directory where it answers and, when there is none yet, the token that it asks
     * for.
     *
     * @param settings port 0 lets the system choose
     * @param dataDirectory held by this process
     * @param services do the work, on the server's worker threads
     * @throws AdminException when the address cannot be listened on, or the files cannot be written
     */
    public static AdminServer start(
            AdminSettings settings, Path dataDirectory, AdminServices services, TimeSource time, SecureRandom random) {
        InetSocketAddress listen = settings.listen();
        AdminSettings.Tls tls = settings.tls();
        byte[] bytes = new byte[INSTANCE_BYTES];
        random.nextBytes(bytes);
        String instance = HexFormat.of().formatHex(bytes);
        Vertx vertx = Vertx.vertx(options());
        AdminWorkers workers = new AdminWorkers();
        Feed feed = feed(services, time);
        try {
            AdminToken token = AdminToken.ofDirectory(dataDirectory, random);
            SessionCookie cookie = new SessionCookie(tls != null);
            Gate gate = new Gate(services.access(), token, cookie, time);
            AdminRoutes routes = new AdminRoutes(services, workers, gate, cookie, feed, instance);
            Router router = routes.router(vertx);
            ConnectionGuard guard = new ConnectionGuard();
            Context loop = vertx.getOrCreateContext();
            loop.runOnContext(now -> vertx.setPeriodic(ConnectionGuard.LOOK_MILLIS, timer -> guard.look()));
            HttpServer server = vertx.createHttpServer(serverOptions(tls))
                    .connectionHandler(guard::opened)
                    .requestHandler(request -> {
                        guard.asked(request);
                        router.handle(request);
                    });
            int port = server.listen(listen.getPort(), listen.getAddress().getHostAddress())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .actualPort();
            URI uri = AdminLocation.uri(new InetSocketAddress(listen.getAddress(), port), tls != null);
            new AdminLocation(uri, instance, tls == null ? null : tls.certificate())
                    .write(dataDirectory, ProcessHandle.current().pid());
            return new AdminServer(
                    vertx, workers, dataDirectory, uri, feed.start(), services.studies(), routes.operations());
        } catch (IOException e) {
            feed.close();
            stop(vertx, workers);
            throw new AdminException(Kind.INTERNAL, "control API: " + dataDirectory + ": " + e.getMessage(), e);
        } catch (CompletionException e) {
            feed.close();
            stop(vertx, workers);
            throw bindFailure(listen, e.getCause() == null ? e : e.getCause());
        }
    }

    /** What it answers: {@code "GET /subscribers/{number} showSubscriber see"}, the right last; "-" asks for none. */
    public List<String> operations() {
        return operations.stream()
                .map(one -> one.method() + " " + one.path() + " " + one.id() + " "
                        + (one.right() == null ? "-" : one.right().text()))
                .toList();
    }

    private static Feed feed(AdminServices services, TimeSource time) {
        return new Feed(
                List.of(
                        services.overview(),
                        new CallTopic(() -> services.administration().calls(CallTopic.MOST)),
                        new CellTopic(services.cells()),
                        services.balances()),
                time.wallMillis());
    }

    /** Where it answers. */
    public URI uri() {
        return uri;
    }

    private static VertxOptions options() {
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    private static HttpServerOptions serverOptions(AdminSettings.@Nullable Tls tls) {
        HttpServerOptions options = new HttpServerOptions()
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setMaxInitialLineLength(MAX_REQUEST_LINE_BYTES)
                .setIdleTimeout(IDLE_SECONDS)
                .setHttp2ClearTextEnabled(false)
                .setReusePort(false);
        if (tls != null) {
            options.setSsl(true)
                    .setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"))
                    .setKeyCertOptions(new PemKeyCertOptions()
                            .addCertPath(tls.certificate().toString())
                            .addKeyPath(tls.key().toString()));
        }
        return options;
    }

    private static AdminException bindFailure(InetSocketAddress listen, Throwable cause) {
        String address = AdminLocation.uri(listen, false).getAuthority();
        String reason = cause instanceof BindException
                ? (String.valueOf(cause.getMessage()).contains("in use")
                        ? "another program listens there"
                        : String.valueOf(cause.getMessage()))
                : cause.toString();
        return new AdminException(
                Kind.INTERNAL, "control API: cannot listen on " + address + " (admin.listen): " + reason, cause);
    }

    /** Answers what is being asked, for a few seconds at most, and stops; studies are broken off. */
    @Override
    public void close() {
        feed.close();
        studies.close();
        try {
            AdminLocation.remove(dataDirectory);
        } catch (IOException e) {
            // A stale file does no harm: nobody answers there with this instance.
            stop(vertx, workers);
            return;
        }
        stop(vertx, workers);
    }

    private static void stop(Vertx vertx, AdminWorkers workers) {
        workers.close();
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new AdminException(Kind.INTERNAL, "the control API did not stop", e);
        }
    }
}
