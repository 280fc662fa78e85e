package id.pulsa.proxy.outside;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The gateway as its users start it ({@code scripts/run}), on ports of its own with data of its own, and its command
 * line. May be started again on the same data after {@link #stop} or {@link #kill}.
 */
final class GatewayProcess implements AutoCloseable {
    /** The first start after a build also makes the archive of classes, and machines are busy. */
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(60);
    private static final Map<String, String> VARIABLES = Map.of("PULSA_BUILD", "never");

    private final Path folder;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, String> variables = new LinkedHashMap<>(VARIABLES);
    private final AtomicInteger runs = new AtomicInteger();
    private final ObjectMapper json = new ObjectMapper();
    private final int sipPort;
    private final int pbxPort;
    private @Nullable ChildProcess process;

    /** Short timers, so that what waits for them is over soon. {@code name} names the folder of data and logs. */
    GatewayProcess(String name, FreePorts ports) {
        folder = Project.scratch(name);
        sipPort = ports.take();
        pbxPort = ports.take();
        set("sip.listen", "udp:127.0.0.1:" + sipPort + ",tcp:127.0.0.1:" + sipPort);
        set("sip.pbx", "sip:127.0.0.1:" + pbxPort);
        set("admin.listen", "127.0.0.1:" + ports.take());
    }

    GatewayProcess set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** An environment variable of the gateway, not of the command line. */
    GatewayProcess variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    int sipPort() {
        return sipPort;
    }

    int pbxPort() {
        return pbxPort;
    }

    int adminPort() {
        String address = Optional.ofNullable(settings.get("admin.listen")).orElseThrow();
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    Path folder() {
        return folder;
    }

    Path data() {
        return folder.resolve("data");
    }

    /** Subscribers before the first start, straight into the data directory. */
    GatewayProcess withSubscribers(SubscriberFile subscribers) {
        cli("subscriber", "import", subscribers.write(folder).toString());
        return this;
    }

    /** Starts it and waits until it takes calls. */
    GatewayProcess start() {
        ChildProcess started = launch();
        process = started;
        started.awaitOutput("\nready", START_LIMIT);
        return this;
    }

    /** Starts it where it is expected to refuse: what it printed and its exit code, never a hanging process. */
    Outcome startToFail() {
        try (ChildProcess started = launch()) {
            return new Outcome(started.awaitExit(START_LIMIT), started.output());
        }
    }

    private ChildProcess launch() {
        List<String> command = new ArrayList<>();
        command.add(Project.script("run").toString());
        command.addAll(where());
        int run = runs.incrementAndGet();
        return ChildProcess.start("gateway", folder, folder.resolve("gateway-" + run + ".log"), command, variables);
    }

    private List<String> where() {
        List<String> options = new ArrayList<>();
        if (!settings.containsKey("config")) {
            options.addAll(List.of("--config", Project.config().toString()));
        }
        options.addAll(List.of("--data", data().toString()));
        settings.forEach((key, value) -> options.addAll(
                key.equals("config") ? List.of("--config", value) : List.of("--set", key + "=" + value)));
        return options;
    }

    /** Of the gateway itself: the script becomes it. */
    long pid() {
        return running().pid();
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** What the present or last process printed. */
    /** The password that the first start has said for the first administrator. */
    String firstPassword() {
        Matcher said = Pattern.compile("log in admin with the password (\\S+)").matcher(output());
        if (!said.find()) {
            throw new AssertionError("no first password in " + output());
        }
        return said.group(1);
    }

    String output() {
        return process == null ? "" : process.output();
    }

    /** SIGTERM, and the exit code. */
    int stop() {
        sendTerm();
        return awaitExit();
    }

    void sendTerm() {
        running().sendTerm();
    }

    /** Its exit code, once it has stopped. */
    int awaitExit() {
        return running().awaitExit(START_LIMIT);
    }

    /** SIGKILL. */
    void kill() {
        running().kill();
    }

    private ChildProcess running() {
        if (process == null) {
            throw new IllegalStateException("the gateway was not started");
        }
        return process;
    }

    /** Runs {@code scripts/pulsa}; it must exit 0. */
    String cli(String... arguments) {
        Outcome outcome = cliOutcome(arguments);
        if (outcome.exitCode() != 0) {
            throw new AssertionError(Arrays.toString(arguments) + " exits " + outcome.exitCode() + ": "
                    + outcome.output() + "\n" + output());
        }
        return outcome.output();
    }

    Outcome cliOutcome(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Project.script("pulsa").toString());
        command.addAll(Arrays.asList(arguments));
        command.addAll(where());
        try {
            Path log = Files.createTempFile(folder, "cli-", ".log");
            try (ChildProcess run = ChildProcess.start("pulsa", folder, log, command, VARIABLES)) {
                return new Outcome(run.awaitExit(COMMAND_LIMIT), run.output());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode json(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.add("--json");
        String text = cli(all.toArray(String[]::new));
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(all + " printed no JSON:\n" + text, e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
        removeViews();
    }

    /** They take more than a gigabyte, and tell nothing that the ledger does not. */
    private void removeViews() {
        Path maps = data().resolve("maps");
        if (!Files.isDirectory(maps)) {
            return;
        }
        try (DirectoryStream<Path> views = Files.newDirectoryStream(maps)) {
            for (Path view : views) {
                Files.delete(view);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a process ended. */
    record Outcome(int exitCode, String output) {}
}
