package id.pulsa.charging.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellPastTest {
    private static final long WALL = 1_700_000_000_000L;

    private final CellPast past = new CellPast();

    private static Cells cells(int count) {
        List<Cell> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(Cell.of("C" + i, 5));
        }
        return new Cells(new CellPlan(all, null), 0);
    }

    private void minutes(Cells cells, int from, int to) {
        for (int i = from; i < to; i++) {
            past.look(cells, i * CellPast.EVERY_MILLIS, WALL + i * CellPast.EVERY_MILLIS);
        }
    }

    @Test
    void takesAPointAMinuteAndKeepsSixHours() {
        Cells cells = cells(2);
        minutes(cells, 0, 1);
        past.look(cells, 1_000, WALL + 1_000);
        past.look(cells, 59_999, WALL + 59_999);
        assertEquals(1, past.of("C0").size());
        minutes(cells, 1, 400);
        assertEquals(360, past.of("C0").size());
        assertEquals(WALL + 40 * 60_000L, past.of("C1").get(0).atWallMillis());
        CellPoint last = past.of("C1").get(359);
        assertEquals(WALL + 399 * 60_000L, last.atWallMillis());
        assertEquals(1_000, last.ratioThousandths());
        assertTrue(last.capacityErl() > 1, last::toString);
    }

    @Test
    void keepsLessOfManyCells() {
        minutes(cells(1_000), 0, 250);
        assertEquals(200, past.of("C999").size());
    }

    @Test
    void forgetsCellsThatAreNoMore() {
        minutes(cells(2), 0, 3);
        minutes(cells(1), 3, 4);
        assertEquals(4, past.of("C0").size());
        assertEquals(List.of(), past.of("C1"));
    }
}
