package id.pulsa.charging.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.charging.yaml.Finding;
import id.pulsa.charging.yaml.Findings;
import id.pulsa.charging.yaml.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Tables of tariffs and what is found in them. A case begins with {@code -- its name}, then comes tariffs.yaml, then
 * {@code @ NAME.csv} before each table, then {@code => line:column: message} for each finding in reading order, with
 * {@code warning} or the table's name before the place.
 */
final class TariffCases {
    /** Of the gateway in all cases. */
    private static final TakenNumbers TAKEN = new TakenNumbers(Set.of("112", "911"), List.of("*888", "*889"));

    private static final String NAME = "-- ";
    private static final String TABLE = "@ ";
    private static final String FOUND = "=> ";

    private TariffCases() {}

    static Stream<DynamicTest> of(Path directory, String cases) {
        return Arrays.stream(cases.split("(?m)^(?=" + NAME + ")"))
                .filter(text -> !text.isBlank())
                .map(text -> DynamicTest.dynamicTest(
                        text.lines().findFirst().orElse("").substring(NAME.length()), () -> run(directory, text)));
    }

    private static void run(Path directory, String text) throws IOException {
        List<String> lines = text.lines().skip(1).toList();
        String expected = lines.stream()
                .filter(line -> line.startsWith(FOUND))
                .map(line -> line.substring(FOUND.length()))
                .collect(Collectors.joining("\n"));
        Path file = directory.resolve("tariffs.yaml");
        List<String> content = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(TABLE)) {
                Files.write(file, content);
                content.clear();
                file = directory.resolve(line.substring(TABLE.length()));
            } else if (!line.startsWith(FOUND)) {
                content.add(line);
            }
        }
        Files.write(file, content);
        assertEquals(expected, findings(directory.resolve("tariffs.yaml")));
        assertEquals(expected, asDrafts(directory), "the same texts that are in no file yet");
    }

    /** What is found when the files hold something else, and their texts are drafts. */
    private static String asDrafts(Path directory) throws IOException {
        Map<Path, String> drafts = new HashMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                drafts.put(file, Files.readString(file));
            }
        }
        for (Path file : drafts.keySet()) {
            Files.writeString(file, "something: else\n");
        }
        String found = findings(directory.resolve("tariffs.yaml"), drafts);
        for (Map.Entry<Path, String> file : drafts.entrySet()) {
            Files.writeString(file.getKey(), file.getValue());
        }
        return found;
    }

    /** What is found in a file, one a line. */
    static String findings(Path file) {
        return findings(file, Map.of());
    }

    private static String findings(Path file, Map<Path, String> drafts) {
        Findings findings = new Findings();
        try {
            TariffsFile.load(file, TAKEN, findings, drafts);
        } catch (ConfigException e) {
            assertEquals(e.findings(), findings.list());
        }
        String directory = file.getParent() + "/";
        return findings.list().stream()
                .map(TariffCases::text)
                .collect(Collectors.joining("\n"))
                .replace(directory, "");
    }

    private static String text(Finding finding) {
        String file = Path.of(finding.file()).getFileName().toString();
        return (finding.severity().equals(Severity.WARNING) ? "warning " : "")
                + (file.equals("tariffs.yaml") ? "" : file + ":")
                + finding.line() + ":" + finding.column() + ": " + finding.message();
    }
}
