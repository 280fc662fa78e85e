package id.pulsa.proxy.admin;

import id.pulsa.charging.admission.GuardAdmission;
import id.pulsa.charging.admission.MeasuredBlocking;
import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.cell.CellPoint;
import id.pulsa.charging.cell.CellStatus;
import id.pulsa.charging.ledger.CellDecision;
import id.pulsa.charging.money.Micros;
import id.pulsa.charging.pricing.PriceRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What cells look like outside. Field names are fixed; new ones may be added at the end. */
final class CellDocuments {
    private static final int ERLANG_DIGITS = 3;
    private static final int SHARE_DIGITS = 6;

    private CellDocuments() {}

    /** A cell of which nothing is measured. */
    static Document configured(Cell cell) {
        return document(cell, cell.capacityErl(), null);
    }

    /** A cell at work. */
    static Document status(CellStatus status) {
        return document(status.cell(), status.capacityErl(), status);
    }

    private static Document document(Cell cell, double capacityErl, @Nullable CellStatus live) {
        MeasuredBlocking measured = live == null ? null : live.measured();
        MeasuredBlocking blocked = measured == null || measured.arrivals() == 0 ? null : measured;
        return new Document()
                .put("name", cell.name())
                .put("cluster", emptyToNull(cell.cluster()))
                .put("site", emptyToNull(cell.site()))
                .put("channels", (long) cell.channels())
                .put("busy", live == null ? null : (long) live.busy())
                .put("load_erl", live == null ? null : decimal(live.offeredErl(), ERLANG_DIGITS))
                .put("natural_load_erl", live == null ? null : decimal(live.naturalErl(), ERLANG_DIGITS))
                .put("capacity_erl", decimal(capacityErl, ERLANG_DIGITS))
                .put("gos", thousandths(cell.terms().gosPermille()))
                .put("utilisation", live == null ? null : decimal(live.utilisation(), 4))
                .put("policy", cell.terms().admission().name())
                .put("price_policy", cell.terms().price().policy().name())
                .put("price_ratio", live == null ? null : SegmentDocuments.ratio(live.ratioThousandths()))
                .put("holding_time", live == null ? null : DocumentText.duration(Math.round(live.holdingMillis())))
                .put("arrivals", measured == null ? null : measured.arrivals())
                .put("blocked", measured == null ? null : measured.blocked())
                .put("blocking", blocked == null ? null : decimal(blocked.share(), SHARE_DIGITS))
                .put("blocking_low", blocked == null ? null : decimal(blocked.low(), SHARE_DIGITS))
                .put("blocking_high", blocked == null ? null : decimal(blocked.high(), SHARE_DIGITS))
                .put("erlang_b", live == null ? null : decimal(live.blocking(), SHARE_DIGITS));
    }

    /** Adds the rest of what is configured. */
    static Document addTerms(Cell cell, Document document) {
        PriceRule price = cell.terms().price();
        return document.put("trx", cell.transceivers() == 0 ? null : (long) cell.transceivers())
                .put(
                        "guard",
                        cell.terms().admission() instanceof GuardAdmission guard ? (long) guard.guardChannels() : null)
                .put("full_handover", cell.terms().fullHandover().name().toLowerCase(Locale.ROOT))
                .put("window", DocumentText.duration(cell.terms().load().millis()))
                .put("price_interval", DocumentText.duration(price.intervalMillis()))
                .put(
                        "price_lock",
                        price.lockMillis() == PriceRule.WHOLE_CALL ? "call" : DocumentText.duration(price.lockMillis()))
                .put("broadcast_every", DocumentText.duration(cell.terms().broadcastMillis()))
                .put("ids", cell.ids())
                .put("networks", cell.networks().stream().map(Object::toString).toList());
    }

    /** A cell at one moment of the past. */
    static Document point(CellPoint point, DocumentText text) {
        return new Document()
                .put("at", text.instant(point.atWallMillis()))
                .put("busy", (long) point.busy())
                .put("load_erl", decimal(point.offeredErl(), ERLANG_DIGITS))
                .put("capacity_erl", decimal(point.capacityErl(), ERLANG_DIGITS))
                .put(
                        "blocking",
                        point.arrivals() == 0
                                ? null
                                : decimal((double) point.blocked() / point.arrivals(), SHARE_DIGITS))
                .put("erlang_b", decimal(point.predicted(), SHARE_DIGITS))
                .put("price_ratio", SegmentDocuments.ratio(point.ratioThousandths()));
    }

    /** What a cell decided on a call, and what it knew then. */
    static Document decision(CellDecision decision) {
        return new Document()
                .put("cell", decision.cell())
                .put("kind", decision.kind())
                .put("verdict", decision.verdict())
                .put("policy", decision.policy())
                .put("channels", (long) decision.channels())
                .put("busy", (long) decision.busy())
                .put("load_erl", thousandths(decision.offeredMilliErl()))
                .put("capacity_erl", thousandths(decision.capacityMilliErl()))
                .put("erlang_b", Micros.format(decision.blockingMillionths(), SHARE_DIGITS))
                .put("price_ratio", SegmentDocuments.ratio(decision.ratioThousandths()));
    }

    private static String thousandths(long thousandths) {
        return Micros.format(Math.multiplyExact(thousandths, 1_000L), 3);
    }

    /** Null for what has no value, such as the utilisation of a cell without capacity. */
    private static @Nullable String decimal(double value, int digits) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value)
                        .setScale(digits, RoundingMode.HALF_EVEN)
                        .toPlainString()
                : null;
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
