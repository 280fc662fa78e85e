package id.pulsa.proxy.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One run of a SIPp scenario, described and then started. */
final class Sipp {
    static final String STATISTICS = "statistics.csv";

    private final String story;
    private final Path folder;
    private final List<String> arguments = new ArrayList<>();
    private boolean traced = true;

    private Sipp(String story, Path scenario, Path folder) {
        this.story = story;
        this.folder = folder;
        arguments.addAll(List.of("sipp", "-sf", scenario.toString(), "-i", "127.0.0.1", "-nostdin", "-timeout_error"));
        arguments.addAll(List.of("-trace_err", "-error_file", "errors.log", "-trace_rtt", "-rtt_freq", "1"));
    }

    /** A scenario of {@code sipp-scenarios/}; its traces go to a folder of their own inside {@code parent}. */
    static Sipp scenario(String story, Path parent) {
        return new Sipp(story, Project.scenario(story), folder(story, parent));
    }

    /** A scenario of which a part reads otherwise. */
    static Sipp variant(String story, Path parent, String part, String other) {
        Path folder = folder(story, parent);
        Path file = folder.resolve(story + ".xml");
        try {
            String shipped = Files.readString(Project.scenario(story));
            if (!shipped.contains(part)) {
                throw new IllegalArgumentException(story + " has no " + part);
            }
            Files.writeString(file, shipped.replace(part, other));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Sipp(story, file, folder);
    }

    private static Path folder(String story, Path parent) {
        try {
            Files.createDirectories(parent);
            return Files.createTempDirectory(parent, story + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without a trace of all messages: for many calls at once, and where milliseconds count. */
    Sipp untraced() {
        traced = false;
        return this;
    }

    /** Sends to this port of 127.0.0.1; without it the scenario waits to be called. */
    Sipp to(int port) {
        arguments.add(1, "127.0.0.1:" + port);
        return this;
    }

    Sipp on(int port) {
        return with("-p", Integer.toString(port));
    }

    Sipp calls(String number) {
        return with("-s", number);
    }

    /** Who calls or registers, in turn. */
    Sipp as(Caller... callers) {
        return as(List.of(callers));
    }

    Sipp as(List<Caller> callers) {
        StringBuilder rows = new StringBuilder("SEQUENTIAL\n");
        for (Caller caller : callers) {
            rows.append(caller.number()).append(";[authentication username=").append(caller.number());
            rows.append(" password=").append(caller.password()).append("]\n");
        }
        Path file = folder.resolve("callers.csv");
        try {
            Files.writeString(file, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return with("-inf", file.toString());
    }

    /** How often the scenario is played, and how many are begun per second. */
    Sipp times(int calls, int perSecond) {
        return with(
                "-m", Integer.toString(calls), "-r", Integer.toString(perSecond), "-l", Integer.toString(calls + 1));
    }

    Sipp once() {
        return times(1, 10);
    }

    /** Takes messages that come beside the scenario: the gateway's answers and receipts. */
    Sipp takingMessages() {
        return with("-oocsf", Project.scenario("takes-a-message").toString());
    }

    /** Writes its counts every second, for {@link SippRun#counts}. */
    Sipp counting() {
        return with("-trace_stat", "-stf", STATISTICS, "-fd", "1");
    }

    /** For thousands of calls at once: buffers of 8 MiB and no trace; OPTIONS in a call are answered. */
    Sipp crowded() {
        return untraced().with("-aa", "-buff_size", "8388608");
    }

    /** Forgets calls that are over, as phones do, and answers 481 to requests of calls that it does not know. */
    Sipp forgetting() {
        return with("-deadcall_wait", "0")
                .with("-oocsf", Project.scenario("knows-no-call").toString());
    }

    Sipp talking(Duration time) {
        return with("-d", Long.toString(time.toMillis()));
    }

    Sipp with(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    SippRun start() {
        if (traced) {
            with("-trace_msg", "-message_file", "messages.log");
        }
        ChildProcess process =
                ChildProcess.start("sipp " + story, folder, folder.resolve("screen.log"), arguments, Map.of());
        return new SippRun(story, folder, process);
    }

    /** Plays it to its end, which must be a good one. */
    SippRun play(Duration limit) {
        SippRun run = start();
        run.awaitSuccess(limit);
        return run;
    }

    /** A number and its password. */
    record Caller(String number, String password) {}
}
