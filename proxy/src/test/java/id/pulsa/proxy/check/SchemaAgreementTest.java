package id.pulsa.proxy.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.pulsa.charging.cell.CellsFile;
import id.pulsa.charging.tariff.TariffsFile;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.charging.yaml.Finding;
import id.pulsa.charging.yaml.Findings;
import id.pulsa.charging.yaml.YamlReader;
import id.pulsa.proxy.config.GatewayConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas, which editors use, say the same as the readers, which the gateway uses. */
class SchemaAgreementTest {
    private static final Path SHIPPED = Path.of("..", "config");
    private static final Path EXAMPLES = Path.of("src", "test", "resources", "check");

    @TempDir
    private Path dir;

    private static List<Finding> byReader(String name, Path file) {
        try {
            switch (name) {
                case "pulsa.yaml" -> GatewayConfig.load(file, Map.of(), Map.of());
                case "tariffs.yaml" -> TariffsFile.load(file);
                default -> CellsFile.load(file);
            }
            return List.of();
        } catch (ConfigException e) {
            return e.findings();
        }
    }

    private static List<Finding> bySchema(String name, Path file, List<Finding> known) throws ConfigException {
        return new SchemaCheck(name).check(YamlReader.read(file, new Findings()), known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pulsa.yaml", "tariffs.yaml", "cells.yaml"})
    void shippedFilesAndExamplesPassBoth(String name) throws Exception {
        for (Path file : List.of(SHIPPED.resolve(name), EXAMPLES.resolve(name))) {
            assertEquals(List.of(), byReader(name, file));
            assertEquals(List.of(), bySchema(name, file, List.of()));
        }
        assertEquals(
                List.of(), bySchema("tariffs.yaml", Path.of("src/test/resources/outside/tariffs.yaml"), List.of()));
    }

    /** Each row breaks an example in one place ("-": leaves it out); "sense" is what no schema can say. */
    @ParameterizedTest(name = "{0}: {2}")
    @CsvFileSource(resources = "/check/broken.csv", delimiter = '|', numLinesToSkip = 1)
    void whatOneRefusesTheOtherRefuses(String name, String part, String other, String caughtBy) throws Exception {
        String good = Files.readString(EXAMPLES.resolve(name));
        String given = part.replace("\\n", "\n");
        assertTrue(good.contains(given), "the example holds " + part);
        String broken = good.replaceFirst(
                Pattern.quote(given), Matcher.quoteReplacement((other.equals("-") ? "" : other).replace("\\n", "\n")));
        Path file = Files.writeString(dir.resolve(name), broken);
        Files.copy(EXAMPLES.resolve("prefixes.csv"), dir.resolve("prefixes.csv"));
        List<Finding> reader = byReader(name, file);
        List<Finding> schema = bySchema(name, file, List.of());
        assertFalse(reader.isEmpty(), "the reader refuses it");
        assertEquals(caughtBy.equals("sense"), schema.isEmpty(), () -> "by the schema: " + schema);
        assertEquals(List.of(), bySchema(name, file, reader), "nothing is reported twice");
    }

    @Test
    void whatTheSchemaAloneWouldFindHasItsPlace() throws Exception {
        Path file = Files.writeString(dir.resolve("cells.yaml"), """
                cells:
                  - name: a
                    channels: 1
                    colour: blue
                  - name: b
                    channels: many
                  - channels: 1
                """);
        List<String> found = bySchema("cells.yaml", file, List.of()).stream()
                .map(finding -> finding.toString().replace(file.toString(), "f"))
                .toList();
        assertEquals(3, found.size(), found.toString());
        assertTrue(found.get(0).startsWith("f:4:5: by the schema: property 'colour' "), found.get(0));
        assertTrue(found.get(1).startsWith("f:6:15: by the schema: "), found.get(1));
        assertTrue(found.get(2).startsWith("f:7:5: by the schema: required property 'name'"), found.get(2));
    }

    /** What an editor completes and explains. */
    @ParameterizedTest
    @ValueSource(strings = {"pulsa", "tariffs", "cells"})
    void everyKeyIsExplained(String name) throws Exception {
        JsonNode schema = new ObjectMapper()
                .readTree(
                        SHIPPED.resolve("schema").resolve(name + ".schema.json").toFile());
        List<String> unexplained = new ArrayList<>();
        unexplained(schema, schema, "", unexplained);
        assertEquals(List.of(), unexplained);
        String first = Files.readAllLines(SHIPPED.resolve(name + ".yaml")).get(0);
        assertEquals("# yaml-language-server: $schema=schema/" + name + ".schema.json", first);
    }

    private static void unexplained(JsonNode root, JsonNode schema, String path, List<String> found) {
        schema.path("properties").properties().forEach(property -> {
            JsonNode value = property.getValue();
            if (!value.isBoolean()
                    && !value.has("enum")
                    && !value.has("description")
                    && !resolved(root, value).has("description")) {
                found.add(path + "/" + property.getKey());
            }
            unexplained(root, value, path + "/" + property.getKey(), found);
        });
        schema.path("$defs").properties().forEach(def -> unexplained(root, def.getValue(), def.getKey(), found));
    }

    private static JsonNode resolved(JsonNode root, JsonNode schema) {
        return root.at(schema.path("$ref").asText("#/none").substring(1));
    }

    @Test
    void theGatewaysSchemaKnowsTheKeysThatItsReaderKnows() throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(SHIPPED.resolve("schema/pulsa.schema.json").toFile());
        List<String> keys = new ArrayList<>();
        schema.path("properties").properties().forEach(section -> {
            if (section.getValue().has("properties")) {
                section.getValue()
                        .path("properties")
                        .fieldNames()
                        .forEachRemaining(key -> keys.add(section.getKey() + "." + key));
            } else {
                keys.add(section.getKey());
            }
        });
        assertEquals(
                GatewayConfig.keys().stream().sorted().toList(),
                keys.stream().sorted().toList());
    }
}
