package id.pulsa.proxy.admin;

import id.pulsa.proxy.access.Right;
import id.pulsa.proxy.admin.AdminException.Kind;
import id.pulsa.proxy.softphone.QrPicture;
import id.pulsa.proxy.softphone.SoftphoneFormat;
import id.pulsa.proxy.softphone.SoftphoneLinks;
import id.pulsa.proxy.softphone.SoftphoneSettings;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/** What sets a softphone up: files, and links that the phone itself follows, for which it needs no log-in. */
final class SoftphoneRoutes {
    private static final Pattern HOST = Pattern.compile("[0-9A-Za-z.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}]");

    private final SoftphoneDesk desk;
    private final AdminWorkers workers;

    SoftphoneRoutes(SoftphoneDesk desk, AdminWorkers workers) {
        this.desk = desk;
        this.workers = workers;
    }

    void addTo(Operations operations) {
        operations.post("/subscribers/{number}/softphone", "linkSoftphone", Right.OPERATE, 201, this::link);
        operations.handle(
                HttpMethod.GET, "/subscribers/{number}/softphone", "showSoftphone", Right.OPERATE, false, this::file);
    }

    /** The links: what is behind one is for whoever has it. */
    void addTo(Router router) {
        router.get("/softphone/:secret").handler(this::follow);
    }

    private Document link(RoutingContext request) {
        SoftphoneSettings settings = desk.settings(request.pathParam("number"), host(request.request()));
        SoftphoneLinks.Link link = desk.link(settings);
        HttpServerRequest asked = request.request();
        String url = asked.scheme() + "://" + asked.authority() + "/softphone/" + link.secret();
        return new Document()
                .put("url", url)
                .put("expires", desk.instant(link.untilWallMillis()))
                .put("qr_svg", QrPicture.svg(url));
    }

    private void file(RoutingContext request) {
        Exchange exchange = new Exchange(request);
        workers.run(() -> exchange.attempt(() -> {
            SoftphoneFormat format = SoftphoneFormat.of(request.request().getParam("format", "linphone"));
            SoftphoneSettings settings = desk.settings(request.pathParam("number"), host(request.request()));
            exchange.loop().runOnContext(now -> send(request, format, settings));
        }));
    }

    private void follow(RoutingContext request) {
        SoftphoneSettings settings = desk.follow(request.pathParam("secret"));
        if (settings == null) {
            new Exchange(request).fail(new AdminException(Kind.UNKNOWN_PATH, "this link does not work any more"));
        } else {
            send(request, SoftphoneFormat.LINPHONE, settings);
        }
    }

    private static void send(RoutingContext request, SoftphoneFormat format, SoftphoneSettings settings) {
        HttpServerResponse response = request.response();
        if (!response.ended() && !response.closed()) {
            response.putHeader("Content-Type", format.contentType())
                    .putHeader("Cache-Control", "no-store")
                    .putHeader("Content-Disposition", "attachment; filename=\"" + format.fileName() + "\"")
                    .end(format.write(settings));
        }
    }

    /** Under which the pages were found: there the phone finds the gateway too. */
    private static String host(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        String host = authority == null ? "" : authority.host();
        if (!HOST.matcher(host).matches()) {
            throw new AdminException(Kind.INVALID, "the header Host names no host");
        }
        return host;
    }
}
