package id.pulsa.proxy.config;

/** {@code restart.calls}: what becomes of the answered calls that ran when the gateway died. */
public enum RestartCalls {
    /** They go on. */
    CARRY_ON("carry-on"),
    /** They are hung up. */
    HANG_UP("hang-up");

    private final String word;

    RestartCalls(String word) {
        this.word = word;
    }

    static RestartCalls of(String text) {
        for (RestartCalls choice : values()) {
            if (choice.word.equals(text)) {
                return choice;
            }
        }
        throw new IllegalArgumentException("expected carry-on or hang-up, found \"" + text + "\"");
    }
}
