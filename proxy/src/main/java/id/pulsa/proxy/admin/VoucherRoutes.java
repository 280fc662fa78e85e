package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.Page;
import id.pulsa.proxy.access.Right;
import id.pulsa.proxy.admin.AdminException.Kind;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** What the control API answers about vouchers. */
final class VoucherRoutes {
    private static final String CSV = "text/csv; charset=utf-8";

    private final VoucherAdministration vouchers;
    private final AdminWorkers workers;

    VoucherRoutes(VoucherAdministration vouchers, AdminWorkers workers) {
        this.vouchers = vouchers;
        this.workers = workers;
    }

    void addTo(Operations operations) {
        operations.get("/vouchers", "listVouchers", Right.SEE, this::list);
        operations.handle(HttpMethod.POST, "/vouchers", "createVouchers", Right.MONEY, true, this::create);
        operations.post(
                "/vouchers/{batch}/withdrawal",
                "withdrawVouchers",
                Right.MONEY,
                200,
                request -> vouchers.withdrawVouchers(request.pathParam("batch")));
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
