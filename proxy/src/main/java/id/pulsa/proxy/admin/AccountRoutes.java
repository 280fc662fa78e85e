package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.Page;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** What the control API answers about accounts. */
final class AccountRoutes {
    private final AccountAdministration accounts;

    AccountRoutes(AccountAdministration accounts) {
        this.accounts = accounts;
    }

    /**
     * Adds the routes.
     *
     * @param answer makes a handler that answers, on a worker, with status 200 and a document
     */
    void addTo(
            Router router, String api, Function<Function<RoutingContext, Document>, Handler<RoutingContext>> answer) {
        router.get(api + "/accounts").handler(answer.apply(this::accounts));
        router.get(api + "/accounts/:id").handler(answer.apply(request -> accounts.account(request.pathParam("id"))));
        router.patch(api + "/accounts/:id")
                .handler(answer.apply(request -> accounts.changeAccount(
                        request.pathParam("id"), TermsDocuments.read(RequestParts.body(request)))));
        router.post(api + "/accounts/:id/bundles")
                .handler(answer.apply(request -> accounts.grantBundle(
                        request.pathParam("id"),
                        BundleRequest.of(RequestParts.body(request)),
                        RequestParts.idempotencyKey(request))));
    }

    private Document accounts(RoutingContext request) {
        Page<Document> page = accounts.accounts(RequestParts.cursor(request), RequestParts.limit(request));
        return new Document().put("accounts", page.rows()).put("next", page.next());
    }
}
