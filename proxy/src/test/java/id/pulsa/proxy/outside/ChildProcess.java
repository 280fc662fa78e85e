package id.pulsa.proxy.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A process that writes into a log file and never outlives the test run. */
final class ChildProcess implements AutoCloseable {
    private static final int POLL_MILLIS = 20;

    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end " + name));
    }

    static ChildProcess start(String name, Path folder, Path log, List<String> command, Map<String, String> variables) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(log.toFile());
        builder.environment().putAll(variables);
        try {
            return new ChildProcess(name, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    String output() {
        try {
            return Files.exists(log) ? Files.readString(log, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the output holds the text; fails when the process ends before or the time is over. */
    void awaitOutput(String text, Duration limit) {
        awaitWhileAlive("\"" + text + "\" in its output", () -> output().contains(text), limit);
    }

    /** Waits until something is so; fails when the process ends before or the time is over. */
    void awaitWhileAlive(String what, BooleanSupplier condition, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            boolean over = System.nanoTime() - deadline > 0;
            if (ended(POLL_MILLIS) || over) {
                if (condition.getAsBoolean()) {
                    return;
                }
                throw new AssertionError(
                        name + (over ? ": after " + limit : " ended") + " without " + what + ":\n" + output());
            }
        }
    }

    /** The exit code, once it ended by itself. */
    int awaitExit(Duration limit) {
        if (!ended(limit.toMillis())) {
            throw new AssertionError(name + " still runs after " + limit + ":\n" + output());
        }
        return process.exitValue();
    }

    void sendTerm() {
        process.destroy();
    }

    /** Any signal, by its name without SIG. */
    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** SIGKILL. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        ended(10_000);
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }

    private boolean ended(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + name, e);
        }
    }
}
