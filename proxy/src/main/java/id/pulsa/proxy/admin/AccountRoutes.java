package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.Page;
import id.pulsa.charging.money.Micros;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** What the control API answers about accounts. */
final class AccountRoutes {
    /** Makes handlers. */
    interface Answering {
        /** A handler that answers with a status and a document. */
        Handler<RoutingContext> with(int status, Function<RoutingContext, Document> work);
    }

    private final AccountAdministration accounts;

    AccountRoutes(AccountAdministration accounts) {
        this.accounts = accounts;
    }

    /**
     * Adds the routes.
     *
     * @param answer makes handlers that work on a worker
     */
    void addTo(Router router, String api, Answering answer) {
        router.get(api + "/accounts").handler(answer.with(200, this::accounts));
        router.get(api + "/accounts/:id")
                .handler(answer.with(200, request -> accounts.account(request.pathParam("id"))));
        router.post(api + "/accounts")
                .handler(answer.with(
                        201,
                        request -> accounts.addAccount(
                                NewAccount.of(RequestParts.body(request)), RequestParts.idempotencyKey(request))));
        router.delete(api + "/accounts/:id").handler(answer.with(204, request -> {
            accounts.removeAccount(request.pathParam("id"));
            return new Document();
        }));
        router.post(api + "/accounts/:id/top-ups")
                .handler(answer.with(
                        200,
                        request -> accounts.topUp(
                                request.pathParam("id"), amount(request), RequestParts.idempotencyKey(request))));
        router.post(api + "/accounts/:id/withdrawals")
                .handler(answer.with(
                        200,
                        request -> accounts.withdraw(
                                request.pathParam("id"), amount(request), RequestParts.idempotencyKey(request))));
        router.delete(api + "/accounts/:id/bundles/:bundle")
                .handler(answer.with(
                        200, request -> accounts.revokeBundle(request.pathParam("id"), request.pathParam("bundle"))));
        router.patch(api + "/accounts/:id")
                .handler(answer.with(
                        200,
                        request -> accounts.changeAccount(
                                request.pathParam("id"), TermsDocuments.read(RequestParts.body(request)))));
        router.post(api + "/accounts/:id/bundles")
                .handler(answer.with(
                        200,
                        request -> accounts.grantBundle(
                                request.pathParam("id"),
                                BundleRequest.of(RequestParts.body(request)),
                                RequestParts.idempotencyKey(request))));
    }

    private static long amount(RoutingContext request) {
        return Micros.parseNotNegative(RequestParts.body(request).text("amount"));
    }

    private Document accounts(RoutingContext request) {
        Page<Document> page = accounts.accounts(RequestParts.cursor(request), RequestParts.limit(request));
        return new Document().put("accounts", page.rows()).put("next", page.next());
    }
}
