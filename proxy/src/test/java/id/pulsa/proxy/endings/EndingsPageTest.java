package id.pulsa.proxy.endings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page with a mistake is refused with the line of it; nothing in it is passed over. */
class EndingsPageTest {
    private static final String HEAD =
            "| event | caller hears | callee hears | CDR cause | status | talk | charge | left | why |";
    private static final String RULE = "|---|---|---|---|--:|--:|--:|---|---|";

    private static List<String> page(String... ofTalking) {
        List<String> lines = new ArrayList<>();
        for (Moment moment : Moment.values()) {
            if (moment != Moment.TALKING) {
                lines.add("## " + moment.heading());
            }
        }
        lines.add("## Talking");
        lines.addAll(List.of(ofTalking));
        return lines;
    }

    @Test
    void readsRowsAndWhatIsNotThere() {
        EndingsPage page = EndingsPage.parse(page(
                HEAD,
                RULE,
                "| caller: BYE | 180, 200 | INVITE, BYE | CALLER_HUNG_UP | 200 | 4.5 | 5.00 | nothing | §15 |",
                "",
                "Not here: *CANCEL*, since that is over, and",
                "*lost ACK*."));
        assertEquals(1, page.rows().size());
        EndingRow row = page.rows().get(0);
        assertEquals(Moment.TALKING, row.moment());
        assertEquals("INVITE, BYE", row.calleeHears());
        assertEquals(10, row.line());
        assertEquals(Set.of(Kind.CANCEL, Kind.LOST_ACK), page.excused(Moment.TALKING));
        assertEquals(Set.of(), page.excused(Moment.ENDED));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    | event | caller hears |                           ; expected the columns
                    | a | b |                                          ; filled columns
                    | a | b | c | d | e | f | g | h                    ; ends with |
                    | a | b | c | d | e | f | g | nothing |  |         ; filled columns
                    | a | b | c | d | e | f | g | a timer | why |      ; left is
                    | again | b | c | d | e | f | g | nothing | why |  ; a second row
                    Not here: *miracles*.                              ; no such kind
                    ## Ended                                           ; a second section
                    """)
    void namesTheLineOfAMistake(String line, String complaint) {
        boolean head = line.startsWith("| event");
        List<String> lines =
                head ? page(line) : page(HEAD, RULE, "| again | b | c | d | e | f | g | nothing | why |", line);
        IllegalArgumentException wrong = assertThrows(IllegalArgumentException.class, () -> EndingsPage.parse(lines));
        String message = String.valueOf(wrong.getMessage());
        assertTrue(message.startsWith("line " + lines.size() + ":") && message.contains(complaint), message);
    }

    @Test
    void missesASection() {
        assertThrows(IllegalArgumentException.class, () -> EndingsPage.parse(List.of("## Talking")));
    }
}
