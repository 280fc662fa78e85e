package id.pulsa.proxy.config;

/** {@code log.format}: how the log is written. */
public enum LogFormat {
    /** A line for people. */
    TEXT("text"),
    /** One JSON object a line, for programs. */
    JSON("json");

    private final String word;

    LogFormat(String word) {
        this.word = word;
    }

    /** As it is written in the configuration. */
    public String word() {
        return word;
    }

    static LogFormat of(String text) {
        for (LogFormat choice : values()) {
            if (choice.word.equals(text)) {
                return choice;
            }
        }
        throw new IllegalArgumentException("expected text or json, found \"" + text + "\"");
    }
}
