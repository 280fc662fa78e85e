package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.Binding;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.NumberBinding;
import id.pulsa.charging.ledger.NumberPattern;
import id.pulsa.charging.ledger.Page;
import id.pulsa.charging.money.Micros;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.admin.AdminException.Kind;
import id.pulsa.proxy.transport.Flow;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** {@link RegistrationAdministration} on the ledger, and on the registrar where a gateway runs. */
public final class RegistrationDesk implements RegistrationAdministration {
    private static final int PATIENCE_SECONDS = 30;

    private final LedgerReads reads;
    private final RegistrationControl control;
    private final DocumentText text;
    private final TimeSource time;

    /** @param reads for short questions; stays open */
    public RegistrationDesk(LedgerReads reads, RegistrationControl control, DocumentText text, TimeSource time) {
        this.reads = reads;
        this.control = control;
        this.text = text;
        this.time = time;
    }

    @Override
    public Page<Document> registrations(NumberPattern numbers, @Nullable String cursor, int limit) {
        return Pages.of(() -> reads.bindings(numbers, time.wallMillis(), cursor, limit), this::document);
    }

    @Override
    public Document removeRegistrations(String number) {
        Page<NumberBinding> before =
                reads.bindings(NumberPattern.exactly(number), time.wallMillis(), null, Administration.MAX_PAGE);
        if (before.rows().isEmpty() && reads.subscriber(number) == null) {
            throw new AdminException(Kind.UNKNOWN_SUBSCRIBER, "no subscriber " + number);
        }
        if (!before.rows().isEmpty() && !await(number)) {
            throw new AdminException(Kind.UNAVAILABLE, "the ledger cannot be written; try again later");
        }
        return new Document().put("number", number).put("removed", (long)
                before.rows().size());
    }

    private boolean await(String number) {
        try {
            return control.removeAll(number).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AdminException(
                    Kind.UNAVAILABLE, "the registrar gave no answer; the registrations may be gone all the same", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdminException(Kind.UNAVAILABLE, "interrupted", e);
        }
    }

    /** Contact, user agent and path are what the phone said. */
    private Document document(NumberBinding row) {
        Binding binding = row.binding();
        Flow flow = Flow.fromKey(binding.flow()).orElse(null);
        return new Document()
                .put("number", row.number())
                .put("contact", binding.contact())
                .put("expires", text.instant(binding.expiresAtWallMillis()))
                .put("user_agent", binding.userAgent())
                .put("transport", flow == null ? null : flow.kind().uriName())
                .put("source", flow == null ? null : flow.source())
                .put("flow", binding.flow())
                .put("q", Micros.format(Math.multiplyExact(binding.qThousandths(), 1_000L), 1))
                .put("path", binding.path());
    }
}
