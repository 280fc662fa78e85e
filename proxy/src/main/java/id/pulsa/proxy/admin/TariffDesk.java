package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.tariff.Tariffs;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.charging.yaml.Suggestion;
import id.pulsa.proxy.admin.AdminException.Kind;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@link TariffAdministration} inside the process that has the tariffs. */
public final class TariffDesk implements TariffAdministration {
    private static final int RELOAD_PATIENCE_SECONDS = 60;
    private static final long CHECK_PATIENCE_MILLIS = 2_000;

    private final TariffControl control;
    private final Function<String, @Nullable Subscriber> subscribers;
    private final CellPrices cells;
    private final Quotes quotes;
    private final TariffDocuments documents;
    private final DocumentText text;
    private final TimeSource time;
    private final SingleTurn turn = new SingleTurn(CHECK_PATIENCE_MILLIS);

    /** @param subscribers finds a subscriber by number; null when there is none */
    public TariffDesk(
            TariffControl control,
            Function<String, @Nullable Subscriber> subscribers,
            QuoteRules rules,
            DocumentText text,
            TimeSource time) {
        this.control = control;
        this.subscribers = subscribers;
        this.cells = rules.cells();
        this.quotes = new Quotes(rules, text);
        this.documents = new TariffDocuments(text);
        this.text = text;
        this.time = time;
    }

    @Override
    public Document reload() {
        ReloadResult result = await(control.reload());
        if (result instanceof ReloadResult.Rejected rejected) {
            throw new AdminException(
                    Kind.CONFIG_INVALID,
                    "the configuration files hold mistakes; nothing has changed",
                    new Document().put("findings", FindingDocuments.documents(rejected.findings())));
        }
        return documents.reloaded((ReloadResult.Accepted) result);
    }

    @Override
    public Document checkConfiguration() {
        return turn.take(() -> FindingDocuments.checked(control.check()));
    }

    @Override
    public Document tariffs() {
        return documents.plans(control.inForce());
    }

    @Override
    public Document quote(QuoteRequest request) {
        Tariffs tariffs = control.inForce().tariffs();
        Subscriber caller = caller(request.from(), request.plan() == null);
        Plan plan = plan(tariffs, request.plan(), caller);
        String cell = caller == null ? null : cells.cellOf(caller);
        return valid(() -> quotes.quote(tariffs, plan, cell, request, time.wallMillis()));
    }

    @Override
    public Document week(WeekRequest request) {
        Tariffs tariffs = control.inForce().tariffs();
        Plan plan = plan(tariffs, request.plan(), caller(request.from(), request.plan() == null));
        return valid(() -> new WeekPrices(plan, request, text, time.wallMillis()).document());
    }

    private static Document valid(Supplier<Document> answer) {
        try {
            return answer.get();
        } catch (IllegalArgumentException e) {
            throw new AdminException(Kind.INVALID, String.valueOf(e.getMessage()), e);
        }
    }

    private @Nullable Subscriber caller(@Nullable String number, boolean needed) {
        Subscriber caller = number == null ? null : subscribers.apply(number);
        if (caller == null && needed) {
            throw new AdminException(
                    Kind.UNKNOWN_SUBSCRIBER, "no subscriber " + number + "; give a plan to ask without one");
        }
        return caller;
    }

    private static Plan plan(Tariffs tariffs, @Nullable String given, @Nullable Subscriber caller) {
        String name = given == null && caller != null ? caller.plan() : String.valueOf(given);
        Plan plan = tariffs.plan(name);
        if (plan == null) {
            throw new AdminException(
                    Kind.INVALID,
                    "unknown plan \"" + name + "\""
                            + Suggestion.hint(name, tariffs.plans().keySet()));
        }
        return plan;
    }

    private static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(RELOAD_PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new AdminException(Kind.INTERNAL, "the files could not be read again", e);
        } catch (TimeoutException e) {
            throw new AdminException(
                    Kind.UNAVAILABLE, "the reload takes longer than " + RELOAD_PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdminException(Kind.UNAVAILABLE, "interrupted", e);
        }
    }
}
