package id.pulsa.proxy.admin;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The pages: files that come with the program and ask the control API for everything else. They hold nothing that only
 * some may see, so that nobody is asked who they are.
 */
final class DeskRoutes {
    private static final String UPLOT = "/id/pulsa/proxy/report/uplot-1.6.32/";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml");

    /** All there are: nothing else is ever looked for. */
    static final List<String> FILES = List.of(
            "index.html",
            "api.js",
            "app.js",
            "bars.js",
            "chart.js",
            "desk.css",
            "dom.js",
            "editor.js",
            "events.js",
            "i18n.js",
            "icon.svg",
            "linediff.js",
            "tariffdraft.js",
            "theme.js",
            "words-en.json",
            "words-id.json",
            "pages/account.js",
            "pages/calls.js",
            "pages/cell.js",
            "pages/cells.js",
            "pages/log.js",
            "pages/login.js",
            "pages/mine.js",
            "pages/overview.js",
            "pages/record.js",
            "pages/records.js",
            "pages/softphone.js",
            "pages/staff.js",
            "pages/study.js",
            "pages/study-form.js",
            "pages/study-result.js",
            "pages/subscriber.js",
            "pages/subscribers.js",
            "pages/system.js",
            "pages/tariff.js",
            "pages/tariffs.js",
            "pages/versions.js",
            "pages/vouchers.js");

    /** A file in memory. */
    private record Asset(Buffer bytes, String type, String tag) {}

    void addTo(Router router) {
        FILES.forEach(file -> add(router, "/desk/" + file, asset("desk/" + file)));
        List.of("uPlot.iife.min.js", "uPlot.min.css")
                .forEach(file -> add(router, "/desk/" + file, asset(UPLOT + file)));
        add(router, "/", asset("desk/index.html"));
    }

    private static void add(Router router, String path, Asset asset) {
        router.get(path).handler(request -> send(request, asset));
    }

    private static void send(RoutingContext request, Asset asset) {
        request.response().putHeader("ETag", asset.tag()).putHeader("Cache-Control", "no-cache");
        if (asset.tag().equals(request.request().getHeader("If-None-Match"))) {
            request.response().setStatusCode(304).end();
        } else {
            request.response().putHeader("Content-Type", asset.type()).end(asset.bytes());
        }
    }

    private static Asset asset(String name) {
        try (InputStream in = DeskRoutes.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its file " + name);
            }
            byte[] bytes = in.readAllBytes();
            String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
            if (type == null) {
                throw new IllegalStateException("no type of " + name);
            }
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Asset(Buffer.buffer(bytes), type, '"' + HexFormat.of().formatHex(hash, 0, 16) + '"');
        } catch (IOException e) {
            throw new UncheckedIOException("the program's file " + name, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
