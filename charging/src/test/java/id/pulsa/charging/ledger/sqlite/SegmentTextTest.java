package id.pulsa.charging.ledger.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.pulsa.charging.rating.ChargeSegment;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentTextTest {
    @Test
    void isReadAsItWasWritten() throws SQLException {
        List<ChargeSegment> segments = new ArrayList<>();
        for (ChargeSegment.Kind kind : ChargeSegment.Kind.values()) {
            segments.add(new ChargeSegment(kind, 1, 2, "a \"b\" \\ \u0007 für", 3, 4, 5, 6, 7, -8));
        }
        assertEquals(segments, SegmentText.read(SegmentText.write(segments)));
        assertEquals(List.of(), SegmentText.read(SegmentText.write(List.of())));
    }

    @Test
    void leavesOutWhatIsUsual() {
        assertEquals(
                "[{\"kind\":\"FEE\",\"band\":\"peak\",\"price\":50,\"increments\":1,\"amount\":50}]",
                SegmentText.write(
                        List.of(new ChargeSegment(ChargeSegment.Kind.FEE, 0, 0, "peak", 50, 0, 1_000, 0, 1, 50))));
        assertNull(SegmentText.write(List.of()));
    }

    @Test
    void passesOverWhatALaterVersionAdds() throws SQLException {
        assertEquals(
                List.of(new ChargeSegment(ChargeSegment.Kind.FREE, 0, 0, "", 0, 0, 1_000, 0, 0, 0)),
                SegmentText.read("[{\"kind\":\"FREE\",\"new\":{\"a\":[1]},\"band\":\"\"}]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[", "[1]", "[{\"kind\":\"X\"}]", "[{\"amount\":\"a\"}]", "[{}"})
    void whatIsNoExplanationIsNamed(String text) {
        SQLException refused = assertThrows(SQLException.class, () -> SegmentText.read(text));
        assertEquals("no segments of a charge: " + text, refused.getMessage());
    }
}
