package id.pulsa.proxy.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a password comes from: never from an argument, which every user of the machine could see. */
final class PasswordOptions {
    private static final int MAX_BYTES = 4_096;

    @Option(names = "--password-file", paramLabel = "FILE", description = "Take the password from a file's first line.")
    private @Nullable Path file;

    @Option(names = "--password-stdin", description = "Take the password from the first line of standard input.")
    private boolean standardInput;

    /** Whether one of the two was named. */
    boolean isGiven() {
        return file != null || standardInput;
    }

    String read(Surroundings around) {
        if (file != null && standardInput) {
            throw new UsageException("--password-file and --password-stdin exclude each other");
        }
        if (file != null) {
            try (InputStream in = Files.newInputStream(file)) {
                return firstLine(in, file.toString());
            } catch (IOException e) {
                throw new FailedException("password file " + file + " cannot be read: " + e, e);
            }
        }
        if (standardInput) {
            try {
                return firstLine(around.in(), "standard input");
            } catch (IOException e) {
                throw new FailedException("standard input cannot be read: " + e.getMessage(), e);
            }
        }
        return ask(around.prompt());
    }

    private static String ask(Surroundings.@Nullable PasswordPrompt prompt) {
        if (prompt == null) {
            throw new UsageException("no terminal to ask for the password: use --password-file or --password-stdin");
        }
        char[] once = prompt.ask("Password: ");
        char[] again = once == null ? null : prompt.ask("Password again: ");
        if (once == null || again == null) {
            throw new UsageException("no password was given");
        }
        if (!Arrays.equals(once, again)) {
            throw new UsageException("the two passwords differ");
        }
        return new String(once);
    }

    private static String firstLine(InputStream in, String source) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.write(b);
            if (line.size() > MAX_BYTES) {
                throw new UsageException("the first line of " + source + " is longer than a password can be");
            }
        }
        String text = line.toString(StandardCharsets.UTF_8);
        String password = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        if (password.isEmpty()) {
            throw new UsageException("no password in " + source);
        }
        return password;
    }
}
