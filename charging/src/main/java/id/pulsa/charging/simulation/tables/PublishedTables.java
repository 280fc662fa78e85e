package id.pulsa.charging.simulation.tables;

import id.pulsa.charging.csv.CsvReader;
import id.pulsa.charging.money.Micros;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables as they are printed; the program brings them along.
 *
 * @param cluster the cluster that the sectors are of, as table 5.1 calls it
 * @param sectorTotal sums of table 4.2
 * @param zoneTotal sums of table 5.1
 */
public record PublishedTables(
        String cluster,
        List<PublishedSector> sectors,
        List<PublishedCluster> clusters,
        List<PublishedCapacity> capacities,
        PublishedTotal sectorTotal,
        PublishedTotal zoneTotal) {
    private static final String SECTORS_OF = "Genteng";

    public PublishedTables {
        sectors = List.copyOf(sectors);
        clusters = List.copyOf(clusters);
        capacities = List.copyOf(capacities);
    }

    /** Reads the tables that the program brings along. */
    public static PublishedTables load() {
        List<List<String>> totals = records("totals.csv");
        return new PublishedTables(
                SECTORS_OF,
                sectors(records("genteng-sectors.csv")),
                clusters(records("surabaya-zone.csv")),
                capacities(records("erlang-b-1.csv")),
                total(totals.get(1)),
                total(totals.get(2)));
    }

    private static List<PublishedSector> sectors(List<List<String>> records) {
        List<PublishedSector> sectors = new ArrayList<>();
        for (List<String> fields : records.subList(1, records.size())) {
            sectors.add(new PublishedSector(
                    fields.get(1),
                    Integer.parseInt(fields.get(3)),
                    new BigDecimal(fields.get(4)),
                    new BigDecimal(fields.get(5)),
                    new BigDecimal(fields.get(6)),
                    new BigDecimal(fields.get(7)).movePointRight(3).intValueExact(),
                    Micros.parse(fields.get(8)),
                    Micros.parse(fields.get(9))));
        }
        return sectors;
    }

    private static List<PublishedCluster> clusters(List<List<String>> records) {
        List<PublishedCluster> clusters = new ArrayList<>();
        for (List<String> fields : records.subList(1, records.size())) {
            clusters.add(new PublishedCluster(
                    fields.get(0),
                    Integer.parseInt(fields.get(1)),
                    Micros.parse(fields.get(2)),
                    Micros.parse(fields.get(3))));
        }
        return clusters;
    }

    private static List<PublishedCapacity> capacities(List<List<String>> records) {
        List<String> gos = records.get(0);
        List<PublishedCapacity> capacities = new ArrayList<>();
        for (List<String> fields : records.subList(1, records.size())) {
            for (int i = 1; i < fields.size(); i++) {
                capacities.add(new PublishedCapacity(
                        Integer.parseInt(fields.get(0)), new BigDecimal(gos.get(i)), new BigDecimal(fields.get(i))));
            }
        }
        return capacities;
    }

    private static PublishedTotal total(List<String> fields) {
        return new PublishedTotal(
                fields.get(0),
                Micros.parse(fields.get(1)),
                Micros.parse(fields.get(2)),
                fields.get(3).isEmpty() ? null : new BigDecimal(fields.get(3)));
    }

    private static List<List<String>> records(String resource) {
        try (InputStream in = PublishedTables.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource);
            }
            CsvReader reader = new CsvReader(in);
            List<List<String>> records = new ArrayList<>();
            for (List<String> record = reader.record(); record != null; record = reader.record()) {
                records.add(record);
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException("a table that the program brings along", e);
        }
    }
}
