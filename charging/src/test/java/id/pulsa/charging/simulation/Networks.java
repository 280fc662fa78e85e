package id.pulsa.charging.simulation;

import id.pulsa.charging.admission.AdmissionPolicy;
import id.pulsa.charging.admission.LoadWindow;
import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.cell.CellTerms;
import id.pulsa.charging.cell.CellsFile;
import id.pulsa.charging.cell.FullHandover;
import id.pulsa.charging.pricing.PricePolicy;
import id.pulsa.charging.pricing.PriceRule;
import id.pulsa.charging.rating.TariffRater;
import id.pulsa.charging.simulation.tables.PublishedSector;
import id.pulsa.charging.simulation.tables.PublishedTables;
import id.pulsa.charging.tariff.TariffsFile;
import id.pulsa.charging.yaml.ConfigException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Networks and people to simulate. */
final class Networks {
    static final long HOUR = 3_600_000;
    static final long DAY = 24 * HOUR;

    /** Monday 2026-01-05, 00:00 in Greenwich. */
    static final long MIDNIGHT = 1_767_571_200_000L;

    private Networks() {}

    /** The plan "normal" of the shipped tariffs: Rp 150 for every 10 seconds begun. */
    static Charges charges() {
        try {
            return new Charges(
                    new TariffRater(TariffsFile.load(Path.of("../config/tariffs.yaml"))), "normal", "0811", MIDNIGHT);
        } catch (ConfigException e) {
            throw new AssertionError(e);
        }
    }

    static Scenario scenario(List<SimulatedCell> cells, CallerModel callers) {
        return new Scenario(cells, callers, charges());
    }

    static SimulatedCell cell(
            String name, int channels, double naturalErl, AdmissionPolicy admission, PriceRule price) {
        return cell(name, "", channels, naturalErl, admission, price, FullHandover.KEEP);
    }

    static SimulatedCell cell(
            String name,
            String site,
            int channels,
            double naturalErl,
            AdmissionPolicy admission,
            PriceRule price,
            FullHandover full) {
        LoadWindow load = CellTerms.USUAL.load();
        CellTerms terms = new CellTerms(10, admission, price, full, load);
        return new SimulatedCell(new Cell(name, "cluster", site, channels, 0, terms, List.of(), List.of()), naturalErl);
    }

    static PriceRule everyMinute(PricePolicy policy) {
        return new PriceRule(policy, 60_000, PriceRule.WHOLE_CALL);
    }

    /** The shipped cells with the traffic that is published for them. */
    static List<SimulatedCell> genteng() {
        Map<String, Double> loads = new HashMap<>();
        for (PublishedSector sector : PublishedTables.load().sectors()) {
            loads.put(sector.name(), sector.traffic().doubleValue());
        }
        try {
            List<SimulatedCell> cells = new ArrayList<>();
            for (Cell cell : CellsFile.load(Path.of("../config/cells.yaml")).cells()) {
                cells.add(new SimulatedCell(cell, loads.getOrDefault(cell.name(), 0.0)));
            }
            return cells;
        } catch (ConfigException e) {
            throw new AssertionError(e);
        }
    }
}
