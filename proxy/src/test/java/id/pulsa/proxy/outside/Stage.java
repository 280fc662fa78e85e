package id.pulsa.proxy.outside;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A running gateway with phones around it: what a story needs, in its own words. */
final class Stage implements AutoCloseable {
    static final Duration LIMIT = Duration.ofSeconds(40);
    /** T1 of the gateway here: waits of 64 × T1 take 6.4 s in place of 32 s. */
    static final Duration T1 = Duration.ofMillis(100);

    static final Duration RING_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration RECORD_LIMIT = Duration.ofSeconds(10);

    private final FreePorts ports;
    private final GatewayProcess gateway;

    private Stage(FreePorts ports, GatewayProcess gateway) {
        this.ports = ports;
        this.gateway = gateway;
    }

    /** A gateway with the shipped configuration but the stories' tariffs, their cells and short timers; not yet started. */
    static Stage setUp(String name, FreePorts ports) {
        GatewayProcess gateway = new GatewayProcess(name, ports);
        gateway.set("config", config(gateway.folder()).toString())
                .set("rehearsal.calls", "0")
                .set("sip.t1", T1.toMillis() + "ms")
                .set("calls.ring_timeout", RING_TIMEOUT.toSeconds() + "s");
        return new Stage(ports, gateway);
    }

    private static Path config(Path folder) {
        try {
            Path config = Files.createDirectories(folder.resolve("config"));
            try (var shipped = Files.newDirectoryStream(Project.config())) {
                for (Path file : shipped) {
                    Files.copy(file, config.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Path own = Project.ROOT.resolve("proxy/src/test/resources/outside");
            for (String file : List.of("tariffs.yaml", "cells.yaml")) {
                Files.copy(own.resolve(file), config.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    GatewayProcess gateway() {
        return gateway;
    }

    FreePorts ports() {
        return ports;
    }

    /** Loads subscribers while the gateway runs: one file after the other, since it takes few imports at a time. */
    synchronized void subscribers(SubscriberFile file) {
        Path folder = createFolder("import-" + ports.take());
        gateway.cli("subscriber", "import", file.write(folder).toString());
    }

    /** A scenario that begins at a phone: {@code number} calls or registers, from a port of its own. */
    Sipp scenario(String story, String number) {
        return Sipp.scenario(story, traces())
                .to(gateway.sipPort())
                .on(ports.take())
                .as(caller(number))
                .once();
    }

    /** A registered phone that plays the other side of one call. */
    SippRun phone(String number, String story, String... options) {
        int port = ports.take();
        Sipp.scenario("registers", traces())
                .to(gateway.sipPort())
                .on(port)
                .as(caller(number))
                .once()
                .play(LIMIT);
        return waiting(story, port, 1, options);
    }

    /** The PBX, for so many calls. */
    SippRun pbx(String story, int calls, String... options) {
        return waiting(story, gateway.pbxPort(), calls, options);
    }

    /** The PBX, for as many calls as there will be: to be closed. */
    SippRun busyPbx() {
        return busyPbx("callee-answers");
    }

    SippRun busyPbx(String story, String... options) {
        int port = gateway.pbxPort();
        SippRun run = Sipp.scenario(story, traces())
                .on(port)
                .crowded()
                .counting()
                .with(options)
                .start();
        run.awaitListening(port, LIMIT);
        return run;
    }

    private SippRun waiting(String story, int port, int calls, String... options) {
        SippRun run = Sipp.scenario(story, traces())
                .on(port)
                .with("-m", Integer.toString(calls))
                .with(options)
                .start();
        run.awaitListening(port, LIMIT);
        return run;
    }

    static Sipp.Caller caller(String number) {
        return new Sipp.Caller(number, SubscriberFile.PASSWORD);
    }

    /** The only record of a caller's calls, once it is there. */
    CallRecord record(String caller) {
        return records(caller, 1).get(0);
    }

    /** A caller's records, once they are there; there must not be more. */
    List<CallRecord> records(String caller, int count) {
        List<CallRecord> records = Eventually.get(count + " records of " + caller, RECORD_LIMIT, () -> {
            List<CallRecord> found = recordsOf("--caller", caller);
            return found.size() >= count ? Optional.of(found) : Optional.empty();
        });
        if (records.size() != count) {
            throw new AssertionError(caller + " has " + records.size() + " records, not " + count + ": " + records);
        }
        return records;
    }

    List<CallRecord> allRecords() {
        return recordsOf("--limit", "100000");
    }

    private List<CallRecord> recordsOf(String option, String value) {
        JsonNode list = gateway.json("cdr", "list", option, value);
        return StreamSupport.stream(list.spliterator(), false)
                .map(CallRecord::of)
                .toList();
    }

    /** What the subscriber's account holds, as printed: "98.00". */
    String balance(String number) {
        return gateway.json("subscriber", "show", number).path("balance").asText();
    }

    /** Calls that go on. */
    JsonNode liveCalls() {
        return gateway.json("call", "list");
    }

    Path traces() {
        return gateway.folder().resolve("sipp");
    }

    private Path createFolder(String name) {
        try {
            return Files.createDirectories(gateway.folder().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        gateway.close();
    }
}
