package id.pulsa.charging.tariff;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.yaml.ConfigException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a spreadsheet or a disk does to a table, it is read or answered with findings, each with a place. */
class DestinationsCsvRandomTest {
    private static final String YAML = """
            plans:
              a:
                bands: {day: [{hours: "06:00-18:00"}], night: otherwise}
                destinations_csv: table.csv
            """;

    private static final String GOOD = """
            prefix,name,band,price,per,first_increment,free,daily_cap,message_price,barred
            08,"mobile, all",day,150.00,10s,10s,,5000,100,
            08,"mobile, all",night,100.00,10s,,5s,,,
            62,Indonesia,,2.5,1s,6s,,,none,
            110,police,,,,,true,,,
            0900,premium,,,,,,,,true
            "",any,,200,1m,,,,,
            """;

    private static final String[] PIECES = {
        "\"",
        "\"\"",
        ",",
        ";",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\u0000",
        "\uFEFF",
        "é",
        "-1",
        "0s",
        "day",
        "true",
        "99999999999999999",
        "P1D",
        " ",
        "+",
        "day,",
        "\n08,x,day,1,1s,,,,,\n"
    };

    @TempDir
    private Path directory;

    @Test
    void nothingBreaksTheReader() throws IOException {
        long seed = new Random().nextLong();
        System.out.println("DestinationsCsvRandomTest seed " + seed);
        Random random = new Random(seed);
        Path yaml = Files.writeString(directory.resolve("tariffs.yaml"), YAML);
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        int readable = 0;
        for (int round = 0; round < 2_000; round++) {
            Files.write(directory.resolve("table.csv"), broken(good, random));
            try {
                assertFalse(TariffsFile.load(yaml).plans().isEmpty());
                readable++;
            } catch (ConfigException e) {
                e.findings().forEach(finding -> assertTrue(finding.line() > 0, () -> finding + ", seed " + seed));
            }
        }
        assertTrue(readable > 0 && readable < 2_000, readable + " tables could be read, seed " + seed);
    }

    private static byte[] broken(byte[] good, Random random) {
        byte[] bytes = good;
        for (int i = random.nextInt(4); i >= 0; i--) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            int at = random.nextInt(bytes.length + 1);
            int skipped = Math.min(bytes.length - at, random.nextInt(3) == 0 ? random.nextInt(40) : 0);
            out.write(bytes, 0, at);
            if (random.nextInt(5) == 0) {
                out.write(random.nextInt(256));
            } else {
                out.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
            }
            out.write(bytes, at + skipped, bytes.length - at - skipped);
            bytes = out.toByteArray();
        }
        return bytes;
    }
}
