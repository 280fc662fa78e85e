package id.pulsa.proxy.admin;

import id.pulsa.charging.money.Micros;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.proxy.admin.AdminException.Kind;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@link TariffAdministration} inside the process that has the tariffs. */
public final class TariffDesk implements TariffAdministration {
    private static final int RELOAD_PATIENCE_SECONDS = 60;

    /** More changed prices are counted, not listed. */
    private static final int MAX_PRICES = 1_000;

    private final TariffControl control;
    private final DocumentText text;

    public TariffDesk(TariffControl control, DocumentText text) {
        this.control = control;
        this.text = text;
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
        ReloadResult.Accepted accepted = (ReloadResult.Accepted) result;
        List<String> prices = accepted.prices();
        return inForce(accepted.now())
                .put("changed", accepted.changed())
                .put("price_changes", prices.size() > MAX_PRICES ? prices.subList(0, MAX_PRICES) : prices)
                .put("price_change_count", (long) prices.size())
                .put("at_next_start", accepted.atNextStart());
    }

    @Override
    public Document tariffs() {
        TariffsInForce now = control.inForce();
        return inForce(now)
                .put("currency", text.currency().code())
                .put(
                        "plans",
                        now.tariffs().plans().values().stream().map(this::plan).toList());
    }

    private Document inForce(TariffsInForce now) {
        return new Document()
                .put("version", now.version())
                .put("loaded", text.instant(now.loadedAtWallMillis()))
                .put("files", now.files().stream().map(Path::toString).toList());
    }

    private Document plan(Plan plan) {
        return new Document()
                .put("name", plan.name())
                .put("time_zone", zone(plan.timetable().zone()))
                .put("bands", plan.timetable().bands())
                .put("slice", DocumentText.duration(plan.sliceMillis()))
                .put("rounding", plan.rounding().mode().name().toLowerCase(Locale.ROOT))
                .put("round_to", Micros.format(plan.rounding().toMicros(), 0))
                .put("destinations", (long) plan.destinations().size());
    }

    private static String zone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
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
