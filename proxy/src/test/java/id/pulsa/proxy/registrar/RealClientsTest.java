package id.pulsa.proxy.registrar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real clients answer our challenges and register; skipped where they are not installed. */
class RealClientsTest {
    private static final long DEADLINE_SECONDS = 60;

    @TempDir
    Path directory;

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private Process start(List<String> command) throws Exception {
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void sippRegisters(String host) throws Exception {
        assumeTrue(isInstalled("sipp"), "SIPp is not installed");
        Path scenarios = Path.of("..", "sipp-scenarios").toAbsolutePath();
        String bracketed = host.indexOf(':') < 0 ? host : "[" + host + "]";
        try (SmallGateway gateway = new SmallGateway(host)) {
            Process sipp = start(List.of(
                    "sipp",
                    bracketed + ":" + gateway.port(),
                    "-sf",
                    scenarios.resolve("registers.xml").toString(),
                    "-inf",
                    scenarios.resolve("callers.csv").toString(),
                    "-i",
                    host,
                    "-m",
                    "1",
                    "-nostdin"));
            try {
                assertTrue(sipp.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS), "SIPp ends");
                assertEquals(0, sipp.exitValue(), () -> "sent " + gateway.sent);
            } finally {
                sipp.destroyForcibly();
            }
            assertEquals(List.of("REGISTER 401", "REGISTER 200"), List.copyOf(gateway.sent));
            assertEquals(1, gateway.store.stored("1001").size());
        }
    }

    @Test
    void baresipRegistersAndCalls() throws Exception {
        assumeTrue(isInstalled("baresip"), "baresip is not installed");
        try (SmallGateway gateway = new SmallGateway("127.0.0.1")) {
            String server = "127.0.0.1:" + gateway.port();
            Files.writeString(directory.resolve("config"), """
                    sip_listen 127.0.0.1:0
                    module_path /usr/lib/baresip/modules
                    module g711.so
                    module_tmp account.so
                    module_app menu.so
                    """);
            Files.writeString(
                    directory.resolve("accounts"),
                    "<sip:1001@" + server + ";transport=udp>;auth_user=1001;auth_pass=demo;regint=600\n");
            Files.writeString(directory.resolve("contacts"), "");
            Process baresip =
                    start(List.of("baresip", "-f", directory.toString(), "-e", "/dial sip:1000@" + server, "-t", "60"));
            try {
                await(gateway, "REGISTER 200");
                await(gateway, "INVITE 407");
                await(gateway, "INVITE 486");
            } finally {
                baresip.destroyForcibly().waitFor();
            }
            assertEquals(1, gateway.store.stored("1001").size());
        }
    }

    private static void await(SmallGateway gateway, String response) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!gateway.sent.contains(response)) {
            if (System.nanoTime() > deadline) {
                fail("no " + response + " among " + gateway.sent);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
