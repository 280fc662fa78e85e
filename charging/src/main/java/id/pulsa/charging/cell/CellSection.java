package id.pulsa.charging.cell;

import id.pulsa.charging.erlang.ErlangB;
import id.pulsa.charging.yaml.Section;
import java.util.List;
import java.util.function.Function;

/** Reads one cell of {@code cells.yaml}. */
final class CellSection {
    private static final int MAX_TRANSCEIVERS = 1_000;
    private static final int MAX_TEXT = 64;

    private CellSection() {}

    /** @param cluster the terms of a cluster, which the cell's own replace one by one */
    static Cell read(Section item, Function<String, TermsDraft> cluster) {
        item.require("name");
        int transceivers = item.integer("trx", 0, MAX_TRANSCEIVERS, 0);
        if (!item.has("channels") && !item.has("trx")) {
            item.require("channels");
        }
        String group = item.value("cluster", CellSection::text, "");
        TermsDraft terms = TermsSection.read(item, cluster.apply(group), false);
        Cell cell = new Cell(
                item.value("name", CellSection::name, ""),
                group,
                item.value("site", CellSection::text, ""),
                item.integer("channels", 0, ErlangB.MAX_CHANNELS, Cell.channelsOf(transceivers)),
                transceivers,
                terms.terms(),
                item.values("ids", CellSection::id, List.of()),
                item.values("networks", SourceNetwork::parse, List.of()));
        if (terms.guard() > cell.channels()) {
            item.finding(
                    "guard", "more channels are kept than the cell has: " + terms.guard() + " of " + cell.channels());
        }
        item.reportUnknownKeys();
        return cell;
    }

    private static String name(String text) {
        if (text.matches("(?! )[0-9A-Za-z ._-]{1,64}(?<! )")) {
            return text;
        }
        throw new IllegalArgumentException(
                "expected 1 to 64 letters, digits, spaces inside, \".\", \"_\" or \"-\", found \"" + text + "\"");
    }

    private static String text(String text) {
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        throw new IllegalArgumentException("expected at most " + MAX_TEXT + " characters, found " + text.length());
    }

    private static String id(String text) {
        String id = CellIds.normalise(text);
        if (text.length() <= CellIds.MAX_LENGTH && id.matches("[0-9a-z._]+")) {
            return id;
        }
        throw new IllegalArgumentException("expected the identity that phones send in P-Access-Network-Info, such as"
                + " \"510-10-0f12-3a4b\", found \"" + text + "\"");
    }
}
