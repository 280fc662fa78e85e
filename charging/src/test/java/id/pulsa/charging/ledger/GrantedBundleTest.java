package id.pulsa.charging.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.pulsa.charging.tariff.Bundle;
import id.pulsa.charging.tariff.TariffsFile;
import id.pulsa.charging.yaml.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrantedBundleTest {
    private static final String NAME = "n".repeat(TariffsFile.MAX_NAME_LENGTH);

    @TempDir
    private Path directory;

    /** The longest prefixes that a tariff takes, all different. */
    private static List<String> prefixes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "0".repeat(TariffsFile.MAX_PREFIX_LENGTH - 3) + (100 + i))
                .toList();
    }

    private Bundle bundle(int prefixes) throws IOException, ConfigException {
        Path file = Files.writeString(
                directory.resolve("tariffs.yaml"),
                "bundles:\n  " + NAME + ": {time: 10000h, validity: 3660d, prefixes: ["
                        + prefixes(prefixes).stream()
                                .map(prefix -> '"' + prefix + '"')
                                .collect(Collectors.joining(", "))
                        + "]}\nplans:\n  a: {destinations: [{prefix: \"\", name: any, price: 1, per: 1s}]}\n");
        Bundle bundle = TariffsFile.load(file).bundle(NAME);
        assertNotNull(bundle);
        return bundle;
    }

    private static GrantedBundle granted(Bundle bundle) {
        return new GrantedBundle("id", bundle.name(), bundle.prefixes(), bundle.millis(), bundle.millis(), 1);
    }

    @Test
    void whatATariffCanSayCanBeGranted() throws Exception {
        GrantedBundle granted = granted(bundle(Bundle.MAX_PREFIXES));
        assertEquals(prefixes(Bundle.MAX_PREFIXES), granted.prefixes());
        assertEquals(NAME, granted.name());
    }

    @Test
    void whatCannotBeGrantedATariffCannotSay() {
        int tooMany = Bundle.MAX_PREFIXES + 1;
        ConfigException refused = assertThrows(ConfigException.class, () -> bundle(tooMany));
        assertEquals(
                "more than " + Bundle.MAX_PREFIXES + " prefixes",
                refused.findings().get(0).message());
        assertThrows(IllegalArgumentException.class, () -> new GrantedBundle("id", "name", prefixes(tooMany), 1, 1, 1));
    }
}
