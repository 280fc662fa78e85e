package id.pulsa.proxy.admin;

import id.pulsa.charging.account.Account;
import id.pulsa.charging.account.BundleState;
import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.GrantedBundle;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Page;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.ledger.TermsChange;
import id.pulsa.charging.tariff.Bundle;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.tariff.Tariffs;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.charging.yaml.Suggestion;
import id.pulsa.proxy.admin.AdminException.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@link AccountAdministration} on the ledger itself: inside a running gateway, or of a data directory without one. */
public final class AccountDesk implements AccountAdministration {
    /** More subscribers of one account are not shown with it. */
    private static final int MAX_SUBSCRIBERS = 100;

    private static final int LATEST_MOVEMENTS = 10;

    private final LedgerReads reads;
    private final AccountSource accounts;
    private final Supplier<Changes> changes;
    private final Supplier<@Nullable Tariffs> tariffs;
    private final DocumentText text;
    private final AccountDocuments documents;
    private final TimeSource time;

    /**
     * @param reads for short questions; stays open
     * @param changes handed out when something is to be changed; stays open
     * @param tariffs in force; null when they cannot be read
     */
    public AccountDesk(
            LedgerReads reads,
            AccountSource accounts,
            Supplier<Changes> changes,
            Supplier<@Nullable Tariffs> tariffs,
            DocumentText text,
            TimeSource time) {
        this.reads = reads;
        this.accounts = accounts;
        this.changes = changes;
        this.tariffs = tariffs;
        this.text = text;
        this.documents = new AccountDocuments(text);
        this.time = time;
    }

    @Override
    public Page<Document> accounts(@Nullable String cursor, int limit) {
        Page<String> ids = ids(cursor, limit);
        List<Document> rows = new ArrayList<>(ids.rows().size());
        for (String id : ids.rows()) {
            Account account = accounts.find(id);
            // One that was removed a moment ago is not shown.
            if (account != null) {
                rows.add(documents.summary(account, time.wallMillis()));
            }
        }
        return new Page<>(rows, ids.next());
    }

    private Page<String> ids(@Nullable String cursor, int limit) {
        var page = reads.accounts(cursor, limit);
        return new Page<>(page.rows().stream().map(row -> row.id()).toList(), page.next());
    }

    @Override
    public Document account(String id) {
        Account account = find(id);
        long now = time.wallMillis();
        List<Subscriber> subscribers = reads.subscribersOf(id, MAX_SUBSCRIBERS + 1);
        boolean more = subscribers.size() > MAX_SUBSCRIBERS;
        String plan = subscribers.isEmpty() ? null : subscribers.get(0).plan();
        return documents.account(
                account,
                now,
                account.spending().on(day(plan, now)),
                documents.bundles(account, reads.bundles(id), now),
                subscribers.stream()
                        .limit(MAX_SUBSCRIBERS)
                        .map(documents::subscriber)
                        .toList(),
                more,
                reads.movements(id, null, LATEST_MOVEMENTS).rows().stream()
                        .map(documents::movement)
                        .toList());
    }

    /** The local day in the time zone of a plan, as day of the epoch; in that of all documents without a plan. */
    private long day(@Nullable String planName, long nowWallMillis) {
        Tariffs now = planName == null ? null : tariffs.get();
        Plan plan = now == null || planName == null ? null : now.plan(planName);
        return plan == null
                ? Instant.ofEpochMilli(nowWallMillis)
                        .atZone(text.zone())
                        .toLocalDate()
                        .toEpochDay()
                : plan.timetable().day(nowWallMillis);
    }

    @Override
    public Document changeAccount(String id, TermsChange change) {
        find(id);
        Rejections.check(changes.get().changeAccount(id, change), id);
        return account(id);
    }

    @Override
    public Document addAccount(NewAccount given, String key) {
        String id;
        AccountTerms terms;
        try {
            id = AccountName.check(given.name());
            terms = given.terms().applyTo(AccountTerms.PLAIN);
        } catch (IllegalArgumentException e) {
            throw new AdminException(Kind.INVALID, String.valueOf(e.getMessage()), e);
        }
        String event = "top-up:" + IdempotencyKey.check(key);
        Rejections.check(changes.get().addAccount(event, id, given.balanceMicros(), terms), id);
        return account(id);
    }

    @Override
    public void removeAccount(String id) {
        find(id);
        Rejections.check(changes.get().removeAccount(id), id);
    }

    @Override
    public Document topUp(String id, long amountMicros, String key) {
        find(id);
        positive(amountMicros, "a top-up");
        Outcome outcome = changes.get().topUp("top-up:" + IdempotencyKey.check(key), id, amountMicros);
        return moved(id, amountMicros, outcome);
    }

    @Override
    public Document withdraw(String id, long amountMicros, String key) {
        find(id);
        positive(amountMicros, "a withdrawal");
        String event = "withdrawal:" + IdempotencyKey.check(key);
        Outcome outcome = changes.get().withdraw(event, id, amountMicros);
        Outcome before = outcome.accepted() ? null : withdrawnBefore(id, amountMicros, event);
        return moved(id, amountMicros, before == null ? outcome : before);
    }

    /** Sent again, it is asked for money that is gone by now: for that very reason. */
    private @Nullable Outcome withdrawnBefore(String id, long amountMicros, String event) {
        return reads.movements(id, null, Administration.MAX_PAGE).rows().stream()
                .filter(movement -> movement.eventId().equals(event) && movement.amountMicros() == -amountMicros)
                .findFirst()
                .map(movement -> new Outcome.Repeated(movement.balanceMicros()))
                .orElse(null);
    }

    private static void positive(long amountMicros, String what) {
        if (amountMicros <= 0) {
            throw new AdminException(Kind.INVALID, what + " is more than 0");
        }
    }

    private Document moved(String id, long amountMicros, Outcome outcome) {
        Rejections.check(outcome, id);
        boolean repeated = outcome instanceof Outcome.Repeated;
        long balance = outcome instanceof Outcome.Repeated earlier
                ? earlier.balanceMicros()
                : ((Outcome.Applied) outcome).balanceMicros();
        return documents.moved(find(id), amountMicros, balance, repeated);
    }

    @Override
    public Document revokeBundle(String id, String bundle) {
        long now = time.wallMillis();
        Account account = find(id);
        Set<String> valid = account.bundles().stream()
                .filter(state -> state.expiresAtWallMillis() > now)
                .map(BundleState::id)
                .collect(Collectors.toSet());
        List<Document> usable = documents.bundles(account, reads.bundles(id), now).stream()
                .filter(document -> valid.contains(document.text("id")))
                .filter(document -> bundle.equals(document.text("id")) || bundle.equals(document.text("name")))
                .toList();
        if (usable.isEmpty()) {
            throw new AdminException(
                    Kind.UNKNOWN_BUNDLE, "account " + id + " has no bundle \"" + bundle + "\" that is still valid");
        }
        if (usable.size() > 1) {
            throw new AdminException(
                    Kind.INVALID,
                    "account " + id + " has " + usable.size() + " bundles \"" + bundle
                            + "\"; say which by its id: "
                            + usable.stream()
                                    .map(document ->
                                            document.text("id") + " (until " + document.text("valid_until") + ")")
                                    .collect(Collectors.joining(", ")));
        }
        Rejections.check(changes.get().revoke(id, usable.get(0).text("id")), id);
        Document revoked = new Document().put("account", id);
        usable.get(0).fields().forEach(revoked::put);
        return revoked;
    }

    @Override
    public Document grantBundle(String id, BundleRequest request, String key) {
        find(id);
        String grant = "grant:" + IdempotencyKey.check(key);
        GrantedBundle before = granted(id, grant);
        if (before != null && before.name().equals(request.name())) {
            // The tariffs may say something else by now, or nothing of that name.
            return documents.granted(id, before, true);
        }
        GrantedBundle bundle = bundle(grant, request);
        Outcome outcome = changes.get().grant(id, bundle);
        Rejections.check(outcome, id);
        GrantedBundle kept = granted(id, grant);
        return documents.granted(id, kept == null ? bundle : kept, outcome instanceof Outcome.Repeated);
    }

    private @Nullable GrantedBundle granted(String account, String bundleId) {
        return reads.bundles(account).stream()
                .filter(bundle -> bundle.id().equals(bundleId))
                .findFirst()
                .orElse(null);
    }

    /** What the tariffs in force say of it, as it is kept. */
    private GrantedBundle bundle(String bundleId, BundleRequest request) {
        Tariffs inForce = tariffs.get();
        if (inForce == null) {
            throw new AdminException(Kind.CONFIG_INVALID, "tariffs.yaml holds mistakes; \"pulsa check\" shows them");
        }
        Bundle bundle = inForce.bundle(request.name());
        if (bundle == null) {
            Set<String> known = inForce.bundles().keySet();
            throw new AdminException(
                    Kind.INVALID,
                    "unknown bundle \"" + request.name() + "\""
                            + (known.isEmpty() ? "; tariffs.yaml has none" : Suggestion.hint(request.name(), known)));
        }
        long now = time.wallMillis();
        Long wanted = request.validUntilWallMillis();
        if (wanted != null && wanted <= now) {
            throw new AdminException(
                    Kind.INVALID,
                    "a bundle cannot be valid until " + text.instant(wanted) + ": it is " + text.instant(now));
        }
        long until = wanted == null ? Math.addExact(now, bundle.validity().toMillis()) : wanted;
        return new GrantedBundle(bundleId, bundle.name(), bundle.prefixes(), bundle.millis(), bundle.millis(), until);
    }

    private Account find(String id) {
        Account account = accounts.find(id);
        if (account == null) {
            throw new AdminException(Kind.UNKNOWN_ACCOUNT, "no account " + id);
        }
        return account;
    }
}
