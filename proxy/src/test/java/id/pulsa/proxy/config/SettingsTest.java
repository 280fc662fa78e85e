package id.pulsa.proxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.pulsa.charging.yaml.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
}
