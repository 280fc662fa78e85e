package id.pulsa.proxy.config;

/** {@code stop.calls}: what becomes of the calls that still run when the gateway stops. */
public enum StopCalls {
    /** They are hung up. */
    END("end"),
    /** They stay up, for the next start to go on with. */
    KEEP("keep");

    private final String word;

    StopCalls(String word) {
        this.word = word;
    }

    static StopCalls of(String text) {
        for (StopCalls choice : values()) {
            if (choice.word.equals(text)) {
                return choice;
            }
        }
        throw new IllegalArgumentException("expected end or keep, found \"" + text + "\"");
    }
}
