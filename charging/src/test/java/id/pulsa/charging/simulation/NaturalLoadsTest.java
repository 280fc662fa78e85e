package id.pulsa.charging.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.cell.Cell;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NaturalLoadsTest {
    private static NaturalLoads read(String text) throws IOException {
        return NaturalLoads.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void loadsAreFoundByTheNameOfTheCell() throws IOException {
        List<Cell> cells = List.of(Cell.of("b", 3), Cell.of("a", 2));
        List<SimulatedCell> loaded = read("bts,sector,trx,actual_traffic_erl\nx,a,1,2.5\nx,b,1,0\nx,c,1,9\n")
                .of(cells);
        assertEquals(
                List.of(0.0, 2.5),
                loaded.stream().map(SimulatedCell::naturalErl).toList());
        IllegalArgumentException missing = assertThrows(
                IllegalArgumentException.class,
                () -> read("cell,load_erl\na,1\n").of(cells));
        assertEquals(
                "no load is given for cell \"b\": neither in the table of loads nor as its expected_load",
                missing.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cell,load\\na,1                 | line 1: no column "load_erl"
            cell,load_erl\\na,1\\na,2       | line 3: cell "a" is given twice
            cell,load_erl\\na               | line 2: a field is missing
            cell,load_erl\\na,much          | line 2: "much" is no load in erlang
            cell,load_erl\\na,-1            | line 2: a load is from 0 to 100000.0 erl, not -1
            cell,load_erl\\na,NaN           | line 2: a load is from 0 to 100000.0 erl, not NaN
            cell,load_erl\\n"a              | line 2: a quote is not closed
            """)
    void mistakesAreTold(String text, String message) {
        IllegalArgumentException mistake =
                assertThrows(IllegalArgumentException.class, () -> read(text.replace("\\n", "\n")));
        assertTrue(String.valueOf(mistake.getMessage()).startsWith(message), mistake.getMessage());
    }
}
