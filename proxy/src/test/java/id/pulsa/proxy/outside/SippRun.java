package id.pulsa.proxy.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A SIPp process at work, and what it saw. */
final class SippRun implements AutoCloseable {
    private static final int TRACE_SHOWN = 20_000;

    private final String story;
    private final Path folder;
    private final ChildProcess process;

    SippRun(String story, Path folder, ChildProcess process) {
        this.story = story;
        this.folder = folder;
        this.process = process;
    }

    /** SIPp exits 0 only when every call went through its scenario to the end. */
    void awaitSuccess(Duration limit) {
        int code;
        try {
            code = process.awaitExit(limit);
        } catch (AssertionError late) {
            process.kill();
            throw new AssertionError(story + " is not over after " + limit + evidence(), late);
        }
        if (code != 0) {
            throw new AssertionError(story + " failed, SIPp exit code " + code + evidence());
        }
    }

    /** Waits until its trace holds the text, as "SIP/2.0 180" once it rings. */
    void awaitMessage(String text, Duration limit) {
        process.awaitWhileAlive(
                "\"" + text + "\" in its trace", () -> messages().contains(text), limit);
    }

    /** Waits until it has bound its port: what is sent before is lost. */
    void awaitListening(int port, Duration limit) {
        process.awaitWhileAlive("a socket on port " + port, () -> FreePorts.isTaken(port), limit);
    }

    /** All messages sent and received, with times. */
    String messages() {
        return read("messages.log");
    }

    /** How often a message that matches was received; {@code firstLine} is a regular expression. */
    int received(String firstLine) {
        Pattern pattern = Pattern.compile("message received[^\\n]*\\n\\s*\\n?" + firstLine, Pattern.MULTILINE);
        Matcher matcher = pattern.matcher(messages());
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }

    /** Milliseconds from 200 OK to BYE as this side saw them, one value per call that had both. */
    List<Double> talkMillis() {
        try (var files = Files.newDirectoryStream(folder, "*_rtt.csv")) {
            for (Path file : files) {
                return Files.readAllLines(file).stream()
                        .map(line -> line.split(";", -1))
                        .filter(cells -> cells.length >= 3 && cells[2].equals("talk"))
                        .map(cells -> Double.valueOf(cells[1]))
                        .sorted()
                        .toList();
            }
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No more calls are begun (SIGUSR1); it ends by itself when the last is over, well or not. */
    void finish(Duration limit) {
        process.signal("USR1");
        process.awaitExit(limit);
    }

    /** What it has counted up to now; it must have been started as {@link Sipp#counting}. */
    SippCounts counts() {
        return SippCounts.read(read(Sipp.STATISTICS));
    }

    /** Whether it still plays. */
    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.close();
    }

    private String evidence() {
        String trace = messages();
        String shown = trace.length() > TRACE_SHOWN ? trace.substring(trace.length() - TRACE_SHOWN) : trace;
        return " (" + folder + ")\n" + process.output() + "\n" + read("errors.log") + "\n" + shown;
    }

    private String read(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
