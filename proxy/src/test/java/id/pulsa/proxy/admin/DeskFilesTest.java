package id.pulsa.proxy.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.admission.CallKind;
import id.pulsa.charging.admission.Verdict;
import id.pulsa.charging.rating.ChargeSegment;
import id.pulsa.charging.session.EndCause;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages' files fit together. */
class DeskFilesTest {
    private static final Path DIRECTORY = Path.of("src/main/resources/id/pulsa/proxy/admin/desk");
    private static final Pattern KEY = Pattern.compile("\\bt\\(\\s*'([a-z0-9._]+)'");

    private static String read(String file) throws IOException {
        try (InputStream in = DeskRoutes.class.getResourceAsStream("desk/" + file)) {
            assertTrue(in != null, file);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void everyFileIsServedAndNoOther() throws IOException {
        try (Stream<Path> files = Files.walk(DIRECTORY)) {
            Set<String> there = files.filter(Files::isRegularFile)
                    .map(file -> DIRECTORY.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(there, new TreeSet<>(DeskRoutes.FILES));
        }
    }

    @Test
    void bothLanguagesHaveTheSameWordsAndPlaces() throws IOException {
        Document english = Json.read(read("words-en.json"));
        Document indonesian = Json.read(read("words-id.json"));
        assertEquals(
                List.copyOf(english.fields().keySet()),
                List.copyOf(indonesian.fields().keySet()));
        for (String key : english.fields().keySet()) {
            assertEquals(places(english.text(key)), places(indonesian.text(key)), key);
            assertFalse(english.text(key).isBlank() || indonesian.text(key).isBlank(), key);
        }
    }

    private static Set<String> places(String words) {
        return Pattern.compile("\\{\\w+}")
                .matcher(words)
                .results()
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyWordThatAPageAsksForIsThere() throws IOException {
        Set<String> words = Json.read(read("words-en.json")).fields().keySet();
        int asked = 0;
        for (String file : DeskRoutes.FILES) {
            if (file.endsWith(".js")) {
                Matcher key = KEY.matcher(read(file));
                while (key.find()) {
                    assertTrue(words.contains(key.group(1)), file + ": " + key.group(1));
                    asked++;
                }
            }
        }
        assertTrue(asked > 200, "found " + asked);
    }

    @Test
    void everyNameOfTheApiHasItsWords() throws IOException {
        Set<String> words = Json.read(read("words-en.json")).fields().keySet();
        Map<String, Enum<?>[]> names = Map.of(
                "cause", EndCause.values(),
                "segment", ChargeSegment.Kind.values(),
                "arrival", CallKind.values(),
                "verdict", Verdict.values());
        names.forEach((what, all) -> {
            for (Enum<?> one : all) {
                String key = what + "." + one.name().toLowerCase(Locale.ROOT);
                assertTrue(words.contains(key), key);
            }
        });
    }

    /** What a stranger writes into a SIP header becomes text and nothing else. */
    @Test
    void noPageMakesMarkupOfTexts() throws IOException {
        Pattern markup = Pattern.compile(
                "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(|new Function|DOMParser|srcdoc|\\.on[a-z]+ *= *['\"`]");
        for (String file : DeskRoutes.FILES) {
            if (file.endsWith(".js")) {
                assertFalse(markup.matcher(read(file)).find(), file);
            }
        }
        String page = read("index.html");
        assertFalse(
                Pattern.compile("<script(?![^>]* src=)|style=|https?://")
                        .matcher(page)
                        .find(),
                page);
    }
}
