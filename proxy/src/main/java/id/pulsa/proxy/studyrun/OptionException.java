package id.pulsa.proxy.studyrun;

import org.jspecify.annotations.Nullable;

/** A study cannot be run as it was asked for. The message is one line for whoever asked. */
public final class OptionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String option;
    private final String reason;

    /**
     * An option that is wrong.
     *
     * @param option its name in the API, {@code warm_up}; null when none alone is wrong
     * @param reason why, without the name
     */
    public OptionException(@Nullable String option, String reason) {
        super(option == null ? reason : '"' + option + "\": " + reason);
        this.option = option;
        this.reason = reason;
    }

    /** The option's name in the API; null when none alone is wrong. */
    public @Nullable String option() {
        return option;
    }

    /** The message for the command line, where options have two hyphens: {@code --warm-up: …}. */
    public String onCommandLine() {
        return option == null ? reason : "--" + option.replace('_', '-') + ": " + reason;
    }
}
