package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.Page;
import id.pulsa.proxy.admin.AdminException.Kind;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** What the control API answers about vouchers. */
final class VoucherRoutes {
    private static final String CSV = "text/csv; charset=utf-8";

    private final VoucherAdministration vouchers;
    private final AdminWorkers workers;

    VoucherRoutes(VoucherAdministration vouchers, AdminWorkers workers) {
        this.vouchers = vouchers;
        this.workers = workers;
    }

    /**
     * Adds the routes.
     *
     * @param answer makes a handler that answers, on a worker, with status 200 and a document
     */
    void addTo(
            Router router, String api, Function<Function<RoutingContext, Document>, Handler<RoutingContext>> answer) {
        router.get(api + "/vouchers").handler(answer.apply(this::list));
        router.post(api + "/vouchers").handler(this::create);
        router.post(api + "/vouchers/:batch/withdrawal")
                .handler(answer.apply(request -> vouchers.withdrawVouchers(request.pathParam("batch"))));
    }

    private Document list(RoutingContext request) {
        Page<Document> page = vouchers.vouchers(RequestParts.cursor(request), RequestParts.limit(request));
        return new Document().put("batches", page.rows()).put("next", page.next());
    }

    /** With status 201: the batch and its codes, or with {@code format=csv} one voucher a line. */
    private void create(RoutingContext request) {
        Exchange exchange = new Exchange(request);
        workers.run(() -> exchange.attempt(() -> {
            boolean csv =
                    switch (request.request().getParam("format", "json")) {
                        case "json" -> false;
                        case "csv" -> true;
                        default -> throw new AdminException(Kind.INVALID, "\"format\" must be json or csv");
                    };
            Document created = vouchers.createVouchers(VoucherRequest.of(RequestParts.body(request)));
            if (csv) {
                exchange.sendLater(201, CSV, VoucherDocuments.csv(created));
            } else {
                exchange.sendLater(201, created);
            }
        }));
    }
}
