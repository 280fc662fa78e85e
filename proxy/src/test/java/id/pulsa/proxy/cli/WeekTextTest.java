package id.pulsa.proxy.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.proxy.admin.Document;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code pulsa quote --week}, with the shipped tariffs: the same from the files and from a running gateway. */
class WeekTextTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    @TempDir
    private Path dir;

    private String week(boolean live, String options) throws Exception {
        try (PulsaUnderTest pulsa = live ? PulsaUnderTest.live(dir) : PulsaUnderTest.offline(dir)) {
            assertEquals(0, pulsa.run("", ("quote --week " + options).split(" ", -1)), () -> pulsa.err);
            return pulsa.out;
        }
    }

    /** Friday is a holiday, also in its night: dearer than a night, cheaper than office hours. */
    @ParameterizedTest(name = "live {0}")
    @ValueSource(booleans = {false, true})
    void aWeekOfOneDestinationIsAMap(boolean live) throws Exception {
        assertEquals("""
                student/mobile: what 10 s cost in IDR
                calls to 0812345678, week of 2026-12-21, time zone Asia/Jakarta

                                00  02  04  06  08  10  12  14  16  18  20  22
                Mon 2026-12-21  ············░░░░████████████████████░░░░░░░░····
                Tue 2026-12-22  ············░░░░████████████████████░░░░░░░░····
                Wed 2026-12-23  ············░░░░████████████████████░░░░░░░░····
                Thu 2026-12-24  ············░░░░████████████████████░░░░░░░░····
                Fri 2026-12-25  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒
                Sat 2026-12-26  ············░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░····
                Sun 2026-12-27  ············░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░····

                  ··  40.00
                  ░░  150.00
                  ▒▒  180.00
                  ██  200.00
                """, week(live, "--plan student --to 0812345678 --duration 10s --at 2026-12-24"));
    }

    @ParameterizedTest(name = "live {0}")
    @ValueSource(booleans = {false, true})
    void withoutANumberItIsAList(boolean live) throws Exception {
        assertEquals("""
                student: what 60 s cost in IDR
                week of 2026-12-21, time zone Asia/Jakarta

                PREFIX  DESTINATION    LEAST    MOST  STATUS
                any     any           900.00  900.00  charged
                =110    police          0.00    0.00  free
                =112    emergency       0.00    0.00  free
                =119    ambulance       0.00    0.00  free
                0809…   premium rate       -       -  barred
                1500…   call centres  600.00  600.00  charged
                08…     mobile        240.00  950.00  charged
                """, week(live, "--plan student --at 2026-12-24"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            free     | Calls to this destination are free.
            barred   | The destination is barred.
            no-price | The plan has no price for this number.
            """)
    void whatCannotBeCalledSaysSo(String status, String said) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Document week = new Document()
                .put("plan", "student")
                .put("called", "0809")
                .put("time_zone", "UTC")
                .put("week", "2026-12-21")
                .put("talk_time", "PT60S")
                .put("currency", "IDR")
                .put("status", status);
        WeekText.print(new PrintStream(out, true, StandardCharsets.UTF_8), week);
        assertEquals(said, out.toString(StandardCharsets.UTF_8).lines().toList().get(3));
    }

    /** At 21:45 half of the half hour is in the night, at 23:45 on Christmas half of it is no holiday any more. */
    @Test
    void quartersOfAnHourHaveAShadeEach() throws Exception {
        List<String> lines = week(false, "--plan student --to 0812345678 --duration 30m --at 2026-12-24")
                .lines()
                .toList();
        assertEquals(
                "                00      02      04      06      08      10      12      14      16      18      20      22",
                lines.get(3));
        assertEquals("Fri 2026-12-25  " + "░".repeat(95) + "-", lines.get(8));
        assertEquals("Sat 2026-12-26  " + "·".repeat(23) + "+" + "▓".repeat(63) + "▒" + "·".repeat(8), lines.get(9));
        assertEquals(
                List.of(
                        "  ··  5000.00",
                        "  --  9000.00",
                        "  ░░  10800.00",
                        "  ++  12600.00",
                        "  ▒▒  12650.00",
                        "  ▓▓  18050.00",
                        "  ██  22550.00 - 27050.00"),
                lines.subList(12, lines.size()));
    }

    @Test
    void picturesAreWritten() throws Exception {
        Path svg = dir.resolve("week.svg");
        Path png = dir.resolve("week.png");
        week(false, "--plan student --to 0812345678 --duration 10s --at 2026-12-24 --svg " + svg + " --png " + png);
        assertTrue(Files.readString(svg).contains("<title>Fri 2026-12-25 08:00-09:00, holiday: 180.00</title>"));
        assertArrayEquals(PNG, Arrays.copyOf(Files.readAllBytes(png), PNG.length));
    }

    @Test
    void noPictureOfWhatHasNoPrice() throws Exception {
        Path svg = dir.resolve("week.svg");
        try (PulsaUnderTest pulsa = PulsaUnderTest.offline(dir)) {
            String[] arguments = {"quote", "--week", "--plan", "student", "--to", "0809", "--svg", svg.toString()};
            assertEquals(1, pulsa.run("", arguments));
            assertEquals("pulsa: there are no prices to be drawn\n", pulsa.err);
            assertFalse(Files.exists(svg));
        }
    }
}
