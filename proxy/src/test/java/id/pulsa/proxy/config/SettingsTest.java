package id.pulsa.proxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.pulsa.charging.yaml.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final String BEFORE = """
            sip:
              realm: lab.test
              listen: ["udp:0.0.0.0:5060", "tcp:0.0.0.0:5060"]
              t1: 500ms
            calls:
            data: data
            """;

    @TempDir
    private Path dir;

    private Settings settings(String yaml, Map<String, String> set) throws IOException, ConfigException {
        return Settings.load(Files.writeString(dir.resolve("pulsa.yaml"), yaml), set, Map.of());
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            # replace                  | with                              | changed keys
            t1: 500ms                  | t1: 500ms # as ever               | []
            t1: 500ms                  | t1: PT0.5S                        | []
            t1: 500ms                  | shards: 0                         | []
            t1: 500ms                  | t1: 400ms                         | [sip.t1]
            "udp:0.0.0.0:5060",        | "udp:0.0.0.0:5062",               | [sip.listen]
            listen: [                  | pbx_trusted: [192.0.2.1]\\n  listen: [| [sip.pbx_trusted]
            calls:                     | calls: {max_duration: 4h}         | []
            calls:                     | calls: {max_duration: 5h}         | [calls.max_duration]
            calls:                     | calls: {emergency_numbers: [112]} | []
            calls:                     | calls: {emergency_numbers: []}    | [calls.emergency_numbers]
            data: data                 | 'data: ./data\\nreload: {watch: 0s}'| [reload.watch]
            realm: lab.test            | realm: other.test                 | [sip.realm]
            """)
    void namesTheKeysWhoseValueChanged(String part, String other, String changed) throws Exception {
        Settings before = settings(BEFORE, Map.of());
        Settings later = settings(BEFORE.replace(part, other.replace("\\n", "\n")), Map.of());
        assertEquals(changed, before.changedIn(later).toString());
    }

    @Test
    void anOverriddenKeyDoesNotChangeWithTheFile() throws Exception {
        Map<String, String> set = Map.of("sip.t1", "300ms");
        Settings before = settings(BEFORE, set);
        assertEquals(
                "[]",
                before.changedIn(settings(BEFORE.replace("t1: 500ms", "t1: 400ms"), set))
                        .toString());
    }

    @Test
    void everyKeyIsToldWithItsValueAndWhoSaidSo() throws Exception {
        Path file = Files.writeString(dir.resolve("pulsa.yaml"), """
                sip: {realm: lab.test, advertised: 192.0.2.1}
                services: {balance: ""}
                trace: {memory: 512KB, hep: "192.0.2.20:9060"}
                """);
        Settings settings = Settings.load(
                file,
                Map.of("calls.emergency_numbers", "112, 113"),
                Map.of("PULSA_STOP_CALLS", "keep", "PULSA_RELOAD_WATCH", "90s"));
        Map<String, SettingInForce> found =
                settings.inForce().stream().collect(Collectors.toMap(SettingInForce::key, setting -> setting));
        assertEquals(new TreeSet<>(GatewayConfig.keys()), new TreeSet<>(found.keySet()));
        String all = List.of(
                        "sip.realm",
                        "sip.advertised",
                        "sip.listen",
                        "sip.t1",
                        "services.balance",
                        "services.quote",
                        "calls.emergency_numbers",
                        "stop.calls",
                        "reload.watch",
                        "restart.calls",
                        "trace.memory",
                        "trace.hep",
                        "log.format")
                .stream()
                .map(found::get)
                .map(one -> one.key() + "=" + one.value() + " " + one.origin() + " "
                        + one.place().replace(file.toString(), "pulsa.yaml"))
                .map(String::strip)
                .collect(Collectors.joining("\n"));
        assertEquals("""
                sip.realm=lab.test FILE pulsa.yaml:1:14
                sip.advertised=192.0.2.1 FILE pulsa.yaml:1:36
                sip.listen=udp:0.0.0.0:5060, tcp:0.0.0.0:5060 DEFAULT
                sip.t1=500ms DEFAULT
                services.balance= FILE pulsa.yaml:2:21
                services.quote=*889 DEFAULT
                calls.emergency_numbers=112, 113 COMMAND_LINE
                stop.calls=keep ENVIRONMENT PULSA_STOP_CALLS
                reload.watch=90s ENVIRONMENT PULSA_RELOAD_WATCH
                restart.calls=carry-on DEFAULT
                trace.memory=512KB FILE pulsa.yaml:3:17
                trace.hep=192.0.2.20:9060 FILE pulsa.yaml:3:29
                log.format=text DEFAULT""", all);
    }

    /** What is told is what would be read again. */
    @Test
    void theValuesToldMeanTheSame() throws Exception {
        Settings settings = settings(BEFORE, Map.of("sip.t1", "300ms", "trace.memory", "0", "accounts.grace", "45d"));
        Map<String, String> told = settings.inForce().stream()
                .filter(one -> !one.value().isEmpty())
                .collect(Collectors.toMap(SettingInForce::key, SettingInForce::value));
        assertEquals(settings.config(), settings("sip: {realm: x}\n", told).config());
    }

    /** The page shows every value to administrators: whoever adds a key that holds a secret has to hide it first. */
    @Test
    void noKeyHoldsASecret() {
        assertEquals(
                List.of(),
                GatewayConfig.keys().stream()
                        .filter(key -> key.matches(".*(password|secret|token|credential).*"))
                        .toList());
    }
}
