package id.pulsa.proxy.cli;

import id.pulsa.charging.time.TimeSource;
import java.io.InputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command has around it.
 *
 * @param out for results; nothing else is written there
 * @param err for errors and progress
 * @param prompt asks for a password; null when there is no terminal
 * @param terminal whether somebody watches {@code err}
 * @param zone that instants are shown in
 * @param processors cores that may be used
 */
public record Surroundings(
        InputStream in,
        PrintStream out,
        PrintStream err,
        @Nullable PasswordPrompt prompt,
        boolean terminal,
        Map<String, String> environment,
        TimeSource time,
        ZoneId zone,
        SecureRandom random,
        int processors) {
    /** Asks on a terminal, with no echo. */
    @FunctionalInterface
    public interface PasswordPrompt {
        /** Null when the input ended. */
        char @Nullable [] ask(String question);
    }
}
