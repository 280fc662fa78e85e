package id.pulsa.charging.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlReaderTest {
    @TempDir
    private Path directory;

    static List<Arguments> broken() {
        return List.of(
                Arguments.of("a: b: c\n", "f:1:5: broken YAML: mapping values are not allowed here"),
                Arguments.of(
                        "a:\n\tb: 1\n",
                        "f:2:1: broken YAML while scanning for the next token:"
                                + " found character '\\t(TAB)' that cannot start any token; indent with spaces, not tabs"),
                Arguments.of(
                        "a: [1, 2\n",
                        "f:2:1: broken YAML while parsing a flow sequence: expected ',' or ']', but got <stream end>"),
                Arguments.of(
                        "a: \"open\n",
                        "f:2:1: broken YAML while scanning a quoted scalar: found unexpected end of stream"),
                Arguments.of(
                        "a: {b: 1\nc: 2\n",
                        "f:2:2: broken YAML while parsing a flow mapping: expected ',' or '}', but got :"),
                Arguments.of("a: 1\n  b: 2\n", "f:2:4: broken YAML: mapping values are not allowed here"),
                Arguments.of(
                        "a: @x\n",
                        "f:1:4: broken YAML while scanning for the next token: found character '@' that cannot start any token"),
                Arguments.of(
                        "a: \"\\q\"\n",
                        "f:1:6: broken YAML while scanning a double-quoted scalar: found unknown escape character q(113)"),
                Arguments.of(
                        "%YAML 9.9\n---\na: 1\n",
                        "f:1:1: broken YAML: found incompatible YAML document (version 1.* is required)"),
                Arguments.of("a: 1\nb: \u0007\n", "f:2:4: broken YAML: the character U+0007 is not allowed"),
                Arguments.of("just text\n", "f:1:1: expected keys and values (\"key: value\") at the top of the file"),
                Arguments.of("- a\n- b\n", "f:1:1: expected keys and values (\"key: value\") at the top of the file"),
                Arguments.of("a: 1\n---\nb: 2\n", "f:3:1: a second document begins here; a file holds one"),
                Arguments.of("a: " + "[".repeat(30) + "]".repeat(30), "f:1:23: nested deeper than 20 levels"),
                Arguments.of("a: " + "[".repeat(100_000), "f:1:23: nested deeper than 20 levels"),
                Arguments.of("? [a, b]\n: 1\n", "f:1:4: broken YAML: Expected a field name (Scalar value in YAML)"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenYamlGivesOneLine(String yaml, String expected) {
        Findings findings = new Findings();
        ConfigException thrown = assertThrows(ConfigException.class, () -> YamlReader.parse("f", yaml, findings));
        assertEquals(expected, thrown.getMessage());
    }

    @Test
    void everyKeyAndValueKnowsItsPlace() throws ConfigException {
        Findings findings = new Findings();
        YamlMap map = YamlReader.parse("f", """
                # a comment
                one: 1
                two:
                  three:   "x"
                  list:
                    - 0812
                    - {a: 150.00}
                none:
                long: |
                  text
                """, findings);
        assertEquals(0, findings.count());
        assertEquals(
                List.of("one", "two", "none", "long"), List.copyOf(map.entries().keySet()));
        YamlMap.Entry one = entry(map, "one");
        assertEquals(new Mark("f", 2, 1), one.mark());
        assertEquals(new YamlScalar(new Mark("f", 2, 6), "1", YamlScalar.Type.INTEGER), one.value());
        YamlMap two = (YamlMap) entry(map, "two").value();
        assertEquals(new Mark("f", 4, 3), two.mark());
        assertEquals(
                new YamlScalar(new Mark("f", 4, 12), "x"), entry(two, "three").value());
        YamlList list = (YamlList) entry(two, "list").value();
        assertEquals(new YamlScalar(new Mark("f", 6, 7), "0812"), list.items().get(0));
        YamlMap inner = (YamlMap) list.items().get(1);
        assertEquals(
                new YamlScalar(new Mark("f", 7, 11), "150.00", YamlScalar.Type.DECIMAL),
                entry(inner, "a").value());
        YamlScalar none = (YamlScalar) entry(map, "none").value();
        assertEquals(null, none.text());
        assertEquals("text\n", ((YamlScalar) entry(map, "long").value()).text());
    }

    private static YamlMap.Entry entry(YamlMap map, String key) {
        YamlMap.Entry entry = map.entries().get(key);
        if (entry == null) {
            throw new AssertionError("no key " + key);
        }
        return entry;
    }

    @Test
    void keysGivenTwiceAndAliasesAreAllReported() throws ConfigException {
        Findings findings = new Findings();
        YamlReader.parse("f", "a: &x 1\nb: *x\na: 2\nc: {d: 1, d: 2, d: 3}\n", findings);
        assertEquals("""
                f:2:4: aliases (*name) are not supported; write the value out
                f:3:1: key "a" is already given in line 1
                f:4:11: key "d" is already given in line 4
                f:4:17: key "d" is already given in line 4
                """, shown(findings));
    }

    @ParameterizedTest
    @MethodSource("emptyFiles")
    void anEmptyFileIsAnEmptyMap(String yaml) throws ConfigException {
        Findings findings = new Findings();
        assertEquals(0, YamlReader.parse("f", yaml, findings).entries().size());
        assertEquals(0, findings.count());
    }

    static List<String> emptyFiles() {
        return List.of("", "\n\n", "# only a comment\n", "---\n", "{}\n");
    }

    @Test
    void filesAreReadAsUtf8WithOrWithoutMark() throws IOException, ConfigException {
        Path file = Files.writeString(directory.resolve("x.yaml"), "\uFEFFname: Surabaya é\n");
        YamlMap map = YamlReader.read(file, new Findings());
        assertEquals("Surabaya é", ((YamlScalar) entry(map, "name").value()).text());
    }

    @Test
    void aFileThatCannotBeReadIsOneFinding() throws IOException {
        Path missing = directory.resolve("missing.yaml");
        assertEquals(missing + ": no such file", failure(missing));
        Path latin = Files.write(
                directory.resolve("latin.yaml"), "a: 1\nb: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(latin + ":2:7: not UTF-8 text; save the file with the encoding UTF-8", failure(latin));
        Path large = Files.write(directory.resolve("large.yaml"), new byte[YamlReader.MAX_FILE_BYTES + 1]);
        assertEquals(large + ": longer than the limit of 8388608 bytes", failure(large));
        assertTrue(failure(directory).startsWith(directory + ": cannot be read"), failure(directory));
    }

    private static String failure(Path file) {
        return String.valueOf(assertThrows(ConfigException.class, () -> YamlReader.read(file, new Findings()))
                .getMessage());
    }

    private static String shown(Findings findings) {
        StringBuilder shown = new StringBuilder();
        findings.list().forEach(finding -> shown.append(finding).append('\n'));
        return shown.toString();
    }
}
