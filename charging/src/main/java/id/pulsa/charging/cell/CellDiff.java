package id.pulsa.charging.cell;

import id.pulsa.charging.admission.AdmissionPolicy;
import id.pulsa.charging.admission.GuardAdmission;
import id.pulsa.charging.pricing.PriceRule;
import id.pulsa.charging.yaml.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What other cells change, line by line, for the log. */
public final class CellDiff {
    private CellDiff() {}

    /** In the order of the cells now, those that are gone at the end; empty when nothing changes. */
    public static List<String> lines(CellPlan before, CellPlan after) {
        List<String> lines = new ArrayList<>();
        Map<String, Cell> gone = new LinkedHashMap<>();
        before.cells().forEach(cell -> gone.put(cell.name(), cell));
        for (Cell cell : after.cells()) {
            Cell old = gone.remove(cell.name());
            if (old == null) {
                lines.add("cell " + cell.name() + ": new, " + cell.channels() + " channels");
            } else if (!old.equals(cell)) {
                lines.add("cell " + cell.name() + ": " + String.join(", ", changes(old, cell)));
            }
        }
        gone.keySet().forEach(name -> lines.add("cell " + name + ": removed"));
        if (!Objects.equals(before.defaultCell(), after.defaultCell())) {
            lines.add("default cell: " + before.defaultCell() + " → " + after.defaultCell());
        }
        return lines;
    }

    private static List<String> changes(Cell before, Cell after) {
        List<String> changes = new ArrayList<>();
        change(changes, "channels", before.channels(), after.channels());
        change(changes, "trx", before.transceivers(), after.transceivers());
        change(changes, "cluster", before.cluster(), after.cluster());
        change(changes, "site", before.site(), after.site());
        change(changes, "ids", before.ids(), after.ids());
        change(changes, "networks", before.networks(), after.networks());
        CellTerms old = before.terms();
        CellTerms now = after.terms();
        change(changes, "gos", percent(old.gosPermille()), percent(now.gosPermille()));
        change(changes, "policy", policy(old.admission()), policy(now.admission()));
        change(
                changes,
                "full_handover",
                old.fullHandover().name().toLowerCase(Locale.ROOT),
                now.fullHandover().name().toLowerCase(Locale.ROOT));
        change(
                changes,
                "price",
                old.price().policy().description(),
                now.price().policy().description());
        change(
                changes,
                "price interval",
                time(old.price().intervalMillis()),
                time(now.price().intervalMillis()));
        change(
                changes,
                "price lock",
                time(old.price().lockMillis()),
                time(now.price().lockMillis()));
        change(changes, "window", time(old.load().millis()), time(now.load().millis()));
        change(
                changes,
                "holding_time",
                time(old.load().holdingMillis()),
                time(now.load().holdingMillis()));
        change(changes, "expected_load", old.load().expectedErl(), now.load().expectedErl());
        change(changes, "broadcast_every", time(old.broadcastMillis()), time(now.broadcastMillis()));
        return changes;
    }

    private static void change(List<String> changes, String what, Object before, Object after) {
        if (!before.equals(after)) {
            changes.add(what + " " + before + " → " + after);
        }
    }

    private static String percent(int permille) {
        return permille / 10 + (permille % 10 == 0 ? "" : "." + permille % 10) + "%";
    }

    private static String policy(AdmissionPolicy policy) {
        return policy instanceof GuardAdmission guard ? "guard " + guard.guardChannels() : policy.name();
    }

    private static String time(long millis) {
        return millis == PriceRule.WHOLE_CALL ? "call" : DurationText.format(Duration.ofMillis(millis));
    }
}
