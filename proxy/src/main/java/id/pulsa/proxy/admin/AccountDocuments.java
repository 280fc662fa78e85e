package id.pulsa.proxy.admin;

import id.pulsa.charging.account.Account;
import id.pulsa.charging.account.BundleState;
import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.GrantedBundle;
import id.pulsa.charging.ledger.Movement;
import id.pulsa.charging.ledger.Subscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What accounts look like outside. Field names are fixed; new ones may be added at the end. */
final class AccountDocuments {
    private final DocumentText text;

    AccountDocuments(DocumentText text) {
        this.text = text;
    }

    /** What listings show. */
    Document summary(Account account, long nowWallMillis) {
        AccountTerms terms = account.terms();
        long validUntil = terms.validUntilWallMillis();
        return new Document()
                .put("account", account.id())
                .put("balance", text.amount(account.balanceMicros()))
                .put("available", text.amount(account.availableMicros()))
                .put("reserved", text.amount(account.reservedMicros()))
                .put("spendable", text.amount(account.spendableMicros()))
                .put("currency", text.currency().code())
                .put("valid_until", text.instant(validUntil))
                .put("expired", validUntil != 0 && validUntil <= nowWallMillis)
                .put("credit_limit", text.amount(terms.creditLimitMicros()))
                .put("daily_limit", terms.dailyLimitMicros() == 0 ? null : text.amount(terms.dailyLimitMicros()))
                .put("max_calls", (long) terms.maxCalls())
                .put("barred", terms.barred())
                .put("barred_prefixes", terms.barredPrefixes())
                .put("running_calls", (long) account.runningCalls())
                .put("bundle_time", DocumentText.duration(account.bundleMillis(nowWallMillis)));
    }

    /** The bundles that something is left of, the one that expires first before the others. */
    List<Document> bundles(Account account, List<GrantedBundle> granted, long nowWallMillis) {
        Map<String, GrantedBundle> byId =
                granted.stream().collect(Collectors.toMap(GrantedBundle::id, Function.identity()));
        List<Document> documents = new ArrayList<>();
        for (BundleState state : account.bundles()) {
            GrantedBundle bundle = byId.get(state.id());
            if (bundle != null && !state.over(nowWallMillis)) {
                documents.add(bundle(state, bundle));
            }
        }
        return documents;
    }

    private Document bundle(BundleState state, GrantedBundle bundle) {
        return new Document()
                .put("id", bundle.id())
                .put("name", bundle.name())
                .put("prefixes", bundle.prefixes())
                .put("granted", DocumentText.duration(bundle.grantedMillis()))
                .put("left", DocumentText.duration(state.freeMillis() + state.heldMillis()))
                .put("held", DocumentText.duration(state.heldMillis()))
                .put("valid_until", text.instant(state.expiresAtWallMillis()));
    }

    /** A bundle as it was granted. */
    Document granted(String account, GrantedBundle bundle, boolean repeated) {
        return new Document()
                .put("account", account)
                .put("id", bundle.id())
                .put("name", bundle.name())
                .put("prefixes", bundle.prefixes())
                .put("granted", DocumentText.duration(bundle.grantedMillis()))
                .put("valid_until", text.instant(bundle.expiresAtWallMillis()))
                .put("repeated", repeated);
    }

    /** Money came in or was taken out. */
    Document moved(Account account, long amountMicros, long balanceMicros, boolean repeated) {
        return new Document()
                .put("account", account.id())
                .put("amount", text.amount(amountMicros))
                .put("balance", text.amount(balanceMicros))
                .put("currency", text.currency().code())
                .put("repeated", repeated)
                .put("valid_until", text.instant(account.terms().validUntilWallMillis()));
    }

    /** Those who share it; the rest is for who asks for the subscriber. */
    Document subscriber(Subscriber subscriber) {
        return new Document()
                .put("number", subscriber.number())
                .put("display_name", subscriber.displayName())
                .put("plan", subscriber.plan())
                .put("barred", subscriber.barred());
    }

    Document movement(Movement movement) {
        return new Document()
                .put("at", text.instant(movement.atWallMillis()))
                .put("kind", movement.kind().name())
                .put("amount", text.amount(movement.amountMicros()))
                .put("balance", text.amount(movement.balanceMicros()))
                .put("call_id", movement.callId())
                .put("event_id", movement.eventId());
    }

    Document account(
            Account account,
            long nowWallMillis,
            long spentTodayMicros,
            List<Document> bundles,
            List<Document> subscribers,
            boolean moreSubscribers,
            List<Document> movements) {
        return summary(account, nowWallMillis)
                .put("spent_today", text.amount(spentTodayMicros))
                .put("bundles", bundles)
                .put("subscribers", subscribers)
                .put("more_subscribers", moreSubscribers)
                .put("movements", movements);
    }
}
