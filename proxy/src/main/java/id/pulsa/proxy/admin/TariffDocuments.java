package id.pulsa.proxy.admin;

import id.pulsa.charging.money.Micros;
import id.pulsa.charging.tariff.Plan;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** What tariffs look like outside. */
public final class TariffDocuments {
    /** More changed prices are counted, not listed. */
    private static final int MAX_PRICES = 1_000;

    private final DocumentText text;

    public TariffDocuments(DocumentText text) {
        this.text = text;
    }

    Document inForce(TariffsInForce now) {
        return new Document()
                .put("version", now.version())
                .put("loaded", text.instant(now.loadedAtWallMillis()))
                .put("files", now.files().stream().map(Path::toString).toList());
    }

    Document plans(TariffsInForce now) {
        return inForce(now)
                .put("currency", text.currency().code())
                .put(
                        "plans",
                        now.tariffs().plans().values().stream()
                                .map(TariffDocuments::plan)
                                .toList());
    }

    /** What another tariff changes. */
    public Document reloaded(ReloadResult.Accepted result) {
        List<String> prices = result.prices();
        return inForce(result.now())
                .put("changed", result.changed())
                .put("price_changes", prices.size() > MAX_PRICES ? prices.subList(0, MAX_PRICES) : prices)
                .put("price_change_count", (long) prices.size())
                .put("cell_changes", result.cells())
                .put("at_next_start", result.atNextStart())
                .put("warnings", FindingDocuments.documents(result.warnings()));
    }

    private static Document plan(Plan plan) {
        return new Document()
                .put("name", plan.name())
                .put("time_zone", zone(plan.timetable().zone()))
                .put("bands", plan.timetable().bands())
                .put("slice", DocumentText.duration(plan.sliceMillis()))
                .put("rounding", plan.rounding().mode().name().toLowerCase(Locale.ROOT))
                .put("round_to", Micros.format(plan.rounding().toMicros(), 0))
                .put("destinations", (long) plan.destinations().size());
    }

    /** {@code "Asia/Jakarta"}, {@code "UTC"}. */
    static String zone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }
}
