package id.pulsa.proxy.endings;

import java.util.List;

/**
 * One row of the page.
 *
 * @param line of the page, from 1
 * @param left "nothing", or "the call" when the event does not end it
 * @param why for people
 */
public record EndingRow(
        int line,
        Moment moment,
        String event,
        String callerHears,
        String calleeHears,
        String cause,
        String status,
        String talk,
        String charge,
        String left,
        String why) {
    /** The tables' head. */
    public static final List<String> COLUMNS =
            List.of("event", "caller hears", "callee hears", "CDR cause", "status", "talk", "charge", "left", "why");

    /** When the event does not end the call. */
    public static final String THE_CALL = "the call";

    /** When the event ends it. */
    public static final String NOTHING = "nothing";

    static EndingRow of(int line, Moment moment, List<String> cells) {
        return new EndingRow(
                line,
                moment,
                cells.get(0),
                cells.get(1),
                cells.get(2),
                cells.get(3),
                cells.get(4),
                cells.get(5),
                cells.get(6),
                cells.get(7),
                cells.get(8));
    }

    /** Whether the call is still there a second after the event. */
    public boolean goesOn() {
        return left.equals(THE_CALL);
    }

    /** As the page has it. */
    public String markdown() {
        return "| "
                + String.join(" | ", event, callerHears, calleeHears, cause, status, talk, charge, left, why)
                + " |";
    }
}
