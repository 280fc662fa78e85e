package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.Page;
import id.pulsa.charging.money.Micros;
import id.pulsa.proxy.access.Right;
import id.pulsa.proxy.admin.AdminException.Kind;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** What the control API answers about accounts. */
final class AccountRoutes {
    /** Terms that move no money. */
    private static final Set<String> WITHOUT_MONEY = Set.of("max_calls", "barred", "barred_prefixes");

    private final AccountAdministration accounts;

    AccountRoutes(AccountAdministration accounts) {
        this.accounts = accounts;
    }

    void addTo(Operations operations) {
        operations.get("/accounts", "listAccounts", Right.SEE, this::accounts);
        operations.post(
                "/accounts",
                "addAccount",
                Right.MONEY,
                201,
                request -> accounts.addAccount(
                        NewAccount.of(RequestParts.body(request)), RequestParts.idempotencyKey(request)));
        operations.get(
                "/accounts/{id}", "showAccount", Right.SEE, request -> accounts.account(request.pathParam("id")));
        operations.patch("/accounts/{id}", "changeAccount", Right.OPERATE, this::change);
        operations.delete("/accounts/{id}", "removeAccount", Right.MONEY, 204, request -> {
            accounts.removeAccount(request.pathParam("id"));
            return new Document();
        });
        operations.post(
                "/accounts/{id}/top-ups",
                "topUpAccount",
                Right.MONEY,
                200,
                request ->
                        accounts.topUp(request.pathParam("id"), amount(request), RequestParts.idempotencyKey(request)));
        operations.post(
                "/accounts/{id}/withdrawals",
                "withdraw",
                Right.MONEY,
                200,
                request -> accounts.withdraw(
                        request.pathParam("id"), amount(request), RequestParts.idempotencyKey(request)));
        operations.post(
                "/accounts/{id}/bundles",
                "grantBundle",
                Right.MONEY,
                200,
                request -> accounts.grantBundle(
                        request.pathParam("id"),
                        BundleRequest.of(RequestParts.body(request)),
                        RequestParts.idempotencyKey(request)));
        operations.delete(
                "/accounts/{id}/bundles/{bundle}",
                "revokeBundle",
                Right.MONEY,
                200,
                request -> accounts.revokeBundle(request.pathParam("id"), request.pathParam("bundle")));
    }

    private Document change(RoutingContext request) {
        Document body = RequestParts.body(request);
        if (!WITHOUT_MONEY.containsAll(body.fields().keySet())
                && !Gate.principal(request).may(Right.MONEY)) {
            throw new AdminException(
                    Kind.FORBIDDEN, "validity, credit and daily limit of an account ask for the right \"money\"");
        }
        return accounts.changeAccount(request.pathParam("id"), TermsDocuments.read(body));
    }

    private static long amount(RoutingContext request) {
        return Micros.parseNotNegative(RequestParts.body(request).text("amount"));
    }

    private Document accounts(RoutingContext request) {
        Page<Document> page = accounts.accounts(RequestParts.cursor(request), RequestParts.limit(request));
        return new Document().put("accounts", page.rows()).put("next", page.next());
    }
}
