package id.pulsa.proxy.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.cell.CellTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a cell's price is told, and which. */
class ToldPricesTest {
    private static Cell cell(String name, long everyMillis) {
        CellTerms usual = CellTerms.USUAL;
        CellTerms terms =
                new CellTerms(10, usual.admission(), usual.price(), usual.fullHandover(), usual.load(), everyMillis);
        return new Cell(name, "", "", 3, 0, terms, List.of(), List.of());
    }

    /** A cell that may tell its price every 600 s; "at:price" as it is looked at, then what is told when. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            0:1000 1:1000 900:1000              | -                           | the normal price is no news
            0:1400                              | 0:1400                      | at the first look
            5:1000 7:1400 8:1400 700:1400       | 7:1400                      | once
            7:1400 8:1200 606:1200              | 7:1400                      | not before the time is over
            7:1400 8:1200 606:1200 607:1200     | 7:1400 607:1200             | the newest when it is over
            7:1400 8:1200 300:1100 607:1050     | 7:1400 607:1050             | of several changes the last
            7:1400 8:1000 300:1400 607:1400     | 7:1400                      | there and back: nothing new
            7:1400 8:1000 607:1000 608:1400     | 7:1400 607:1000             | back to normal is told too
            7:1400 8:1000 607:1000 1206:1300 1207:1300 | 7:1400 607:1000 1207:1300 | each waits after the one before
            7:1400 900:1400 901:1000            | 7:1400 901:1000             | after a quiet time at once
            """)
    void whatIsTold(String looks, String expected, String why) {
        ToldPrices told = new ToldPrices();
        List<Cell> cells = List.of(cell("a", 600_000));
        List<String> heard = new ArrayList<>();
        for (String look : looks.split(" ", -1)) {
            long seconds = Long.parseLong(look.substring(0, look.indexOf(':')));
            int ratio = Integer.parseInt(look.substring(look.indexOf(':') + 1));
            if (!told.due(cells, name -> ratio, seconds * 1_000).isEmpty()) {
                heard.add(seconds + ":" + told.ratioThousandths("a"));
            }
        }
        assertEquals(expected == null ? "" : expected, String.join(" ", heard), why);
    }

    @Test
    void eachCellHasItsOwnTimeAndThoseThatAreGoneAreForgotten() {
        ToldPrices told = new ToldPrices();
        List<Cell> both = List.of(cell("quick", 1_000), cell("slow", 60_000));
        assertEquals(Set.of("quick", "slow"), told.due(both, name -> 1_400, 0));
        assertEquals(Set.of(), told.due(both, name -> 1_200, 999));
        assertEquals(Set.of("quick"), told.due(both, name -> 1_200, 1_000));
        assertEquals(1_200, told.ratioThousandths("quick"));
        assertEquals(1_400, told.ratioThousandths("slow"));
        assertEquals(Set.of(), told.due(List.of(cell("quick", 1_000)), name -> 1_200, 2_000));
        assertEquals(1_000, told.ratioThousandths("slow"));
        assertEquals(Set.of("slow"), told.due(both, name -> 1_200, 3_000));
    }
}
