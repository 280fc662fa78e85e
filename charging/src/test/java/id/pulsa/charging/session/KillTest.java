package id.pulsa.charging.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.VerificationReport;
import id.pulsa.charging.time.FakeTime;
import id.pulsa.charging.time.SystemTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it tops up: what it had acknowledged is there. */
class KillTest {
    private static final int ACKNOWLEDGED_BEFORE_KILL = 200;

    @TempDir
    Path root;

    /** The child: tops up for ever, from several threads, and says each acknowledged event id. */
    public static void main(String[] args) {
        DataDirectory directory = DataDirectory.open(Path.of(args[0]));
        ChargingStore store = ChargingStore.open(directory, Desk.SMALL, new SystemTime());
        Desk.await(store.provisioning().addSubscriber("s", Desk.subscriber("1000", "a", "lab", 0), 0));
        for (int i = 0; i < 3; i++) {
            int thread = i;
            new Thread(() -> {
                        for (int n = 0; ; n++) {
                            String id = thread + "-" + n;
                            if (Desk.await(store.provisioning().topUp(id, "a", 1)) instanceof Outcome.Applied) {
                                System.out.println("ack " + id);
                            }
                        }
                    })
                    .start();
        }
    }

    @Test
    @Timeout(120)
    void noAcknowledgedTopUpIsLost() throws IOException, InterruptedException {
        Process child = child();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            while (line != null) {
                if (line.startsWith("ack ")) {
                    acknowledged.add(line.substring(4));
                }
                if (acknowledged.size() == ACKNOWLEDGED_BEFORE_KILL) {
                    child.toHandle().destroyForcibly();
                }
                line = out.readLine();
            }
        } finally {
            child.destroyForcibly();
        }
        assertTrue(child.waitFor(20, TimeUnit.SECONDS));
        assertTrue(acknowledged.size() >= ACKNOWLEDGED_BEFORE_KILL, "the child died early: " + acknowledged.size());
        VerificationReport report = Desk.verify(root);
        assertEquals(List.of(), report.discrepancies());
        assertTrue(report.topUpsMicros() >= acknowledged.size());
        try (Desk desk = new Desk(root, new FakeTime())) {
            for (String id : acknowledged) {
                Outcome outcome = Desk.await(desk.store.provisioning().topUp(id, "a", 1));
                assertTrue(outcome instanceof Outcome.Repeated, id + ": " + outcome);
            }
            assertEquals(report.topUpsMicros(), desk.account("a").availableMicros());
        }
    }

    private Process child() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (argument.startsWith("--add") || argument.startsWith("--enable") || argument.startsWith("-Dchronicle")) {
                command.add(argument);
            }
        }
        command.addAll(List.of(
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                KillTest.class.getName(),
                root.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
