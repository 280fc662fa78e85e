package id.pulsa.proxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code pulsa erlang}. */
class ErlangCommandTest {
    @TempDir
    private Path dir;

    private PulsaUnderTest pulsa;

    @BeforeEach
    void offline() throws Exception {
        pulsa = PulsaUnderTest.offline(dir);
    }

    private int erlang(String options) {
        return pulsa.run("", ("erlang " + options).split(" ", -1));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            --channels 17 --gos 0.01      | {"channels":17,"load_erl":9.651
            --channels 17 --gos 1%        | {"channels":17,"load_erl":9.651
            --channels 1 --gos .5         | {"channels":1,"load_erl":1.0,"gos":0.5}
            --channels 2 --load 2         | {"channels":2,"load_erl":2,"gos":0.4}
            --channels 1 --load 0         | {"channels":1,"load_erl":0,"gos":0.0}
            --load 9.65 --gos 0.01        | {"channels":17,"load_erl":9.65,"gos":0.01}
            --load 9.66 --gos 1%          | {"channels":18,"load_erl":9.66,"gos":0.01}
            --load 0 --gos 1%             | {"channels":1,"load_erl":0,"gos":0.01}
            --channels 10000 --gos 0.01   | {"channels":10000,"load_erl":
            """)
    void anyTwoGiveTheThird(String options, String json) {
        assertEquals(0, erlang(options + " --json"), () -> pulsa.err);
        assertTrue(pulsa.out.startsWith(json), pulsa.out);
        assertEquals(1, pulsa.out.lines().count());
    }

    @Test
    void peopleAlsoSeeWhatIsCarriedAndLost() {
        assertEquals(0, erlang("--load 10 --gos 1%"), () -> pulsa.err);
        assertEquals("""
                channels  18
                load      10 erl offered
                gos       0.01 (1 %)
                blocking  0.007142438 (0.7142438 %)
                carried   9.928576 erl, each channel busy 55.15875 % of the time
                lost      0.07142438 erl
                """, pulsa.out);
        assertEquals(0, erlang("--channels 2 --load 2"), () -> pulsa.err);
        assertEquals("""
                channels  2
                load      2 erl offered
                gos       0.4 (40 %)
                carried   1.2 erl, each channel busy 60 % of the time
                lost      0.8 erl
                """, pulsa.out);
    }

    @Test
    void printsTheTableThatIsPublished() {
        assertEquals(0, erlang("--table"), () -> pulsa.err);
        List<String> lines = pulsa.out.lines().toList();
        assertEquals(53, lines.size());
        assertEquals(
                "CHANNELS    0.007    0.008    0.009     0.01     0.02     0.03     0.05      0.1      0.2      0.4",
                lines.get(2));
        assertEquals(
                "       1  0.00705  0.00806  0.00908  0.01010  0.02041  0.03093  0.05263  0.11111  0.25000  0.66667",
                lines.get(3));
        assertEquals(
                "      50   36.870   37.245   37.586   37.901   40.255   41.933   44.533   49.562   58.508   80.988",
                lines.get(52));
    }

    @Test
    void theTableAsCsvAndAsJson() {
        assertEquals(0, erlang("--table --channels 2-3 --gos 1%,0.2 --csv"), () -> pulsa.err);
        assertEquals("channels,0.01,0.2\n2,0.15259,1.0000\n3,0.45549,1.9299\n", pulsa.out);
        assertEquals(0, erlang("--table --channels 1 --gos 0.5 --json"), () -> pulsa.err);
        assertEquals("[\n{\"channels\":1,\"load_erl\":1.0,\"gos\":0.5}\n]\n", pulsa.out);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            --channels 3                           | --channels alone says nothing: give --gos too for the load, or --load for the blocking
            --load 3                               | two of --channels, --load and --gos give the third; or --table prints a table
            --gos 3%                               | two of --channels, --load and --gos give the third; or --table prints a table
            --channels 3 --load 1 --gos 0.01       | --channels, --load and --gos are all given: leave out the one to be computed
            --channels 10001 --gos 0.01            | --channels: expected 1 to 10000, found 10001
            --channels 0 --gos 0.01                | --channels: expected 1 to 10000, found 0
            --channels -3 --gos 0.01               | --channels: expected a whole number such as 30, found "-3"
            --channels 3.5 --gos 0.01              | --channels: expected a whole number such as 30, found "3.5"
            --channels 99999999999 --gos 0.01      | --channels: expected a whole number such as 30, found "99999999999"
            --channels 3 --load x                  | --load: expected a load in erlang such as 12.5, found "x"
            --channels 3 --load 1,5                | --load: expected a load in erlang such as 12.5, found "1,5"; write the decimal point as a point
            --channels 3 --load -1                 | --load: expected at least 0 erl, found "-1"
            --channels 3 --load NaN                | --load: expected a load in erlang such as 12.5, found "NaN"
            --channels 3 --load 1e999              | --load: expected a load in erlang such as 12.5, found "1e999"
            --channels 3 --gos 2                   | --gos: expected a part of the calls above 0 and below 1, found "2"; did you mean 2%?
            --channels 3 --gos 0                   | --gos: expected a part of the calls above 0 and below 1, found "0"
            --channels 3 --gos 100%                | --gos: expected a part of the calls above 0 and below 1, found "100%"
            --load 20000 --gos 0.01                | a load of 20000.0 erl needs more than 10000 channels
            --channels 5-9 --gos 0.01              | --channels: expected a whole number such as 30, found "5-9"
            --table --channels 9-5                 | --channels: 9 is more than 5; write the lower number first
            --table --load 5                       | --table prints loads: it takes --channels and --gos, not --load
            --table --csv --json                   | --csv and --json exclude each other
            --channels 3 --gos 1% --csv            | --csv needs --table
            """)
    void refusesWhatCannotBeAsked(String options, String message) {
        assertEquals(2, erlang(options), () -> pulsa.out);
        assertEquals("pulsa: " + message + "\n", pulsa.err);
        assertEquals("", pulsa.out);
    }
}
