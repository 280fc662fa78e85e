package id.pulsa.charging.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Turns one YAML file into a tree of {@link YamlNode}s.
 *
 * <p>The parser's token stream is walked here, not bound to classes, because only so every key and value keeps its own
 * place. Aliases are refused: they would make a small file expand into a large one, and a mistake in a shared part
 * would have two places.
 */
public final class YamlReader {
    /** Longest file accepted, in bytes. */
    public static final int MAX_FILE_BYTES = 8 << 20;

    /** Deepest nesting accepted. */
    public static final int MAX_DEPTH = 20;

    private final String name;
    private final Findings findings;
    private final YAMLParser parser;

    private YamlReader(String name, Findings findings, YAMLParser parser) {
        this.name = name;
        this.findings = findings;
        this.parser = parser;
    }

    /**
     * Reads a file whose top level is a map. Mistakes that leave a usable tree (a key given twice) go to
     * {@code findings}.
     *
     * @throws ConfigException when the file cannot be read or is no YAML; carries the findings so far
     */
    public static YamlMap read(Path file, Findings findings) throws ConfigException {
        return parse(file.toString(), new YamlSource(file, MAX_FILE_BYTES).text(findings), findings);
    }

    /** Like {@link #read}, from text that the findings call {@code name}. */
    public static YamlMap parse(String name, String text, Findings findings) throws ConfigException {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MAX_FILE_BYTES);
        // One more than ours, so that ours is the one that speaks.
        limits.setNestingDepthLimit(MAX_DEPTH + 2);
        YAMLFactory factory = YAMLFactory.builder()
                .loaderOptions(limits)
                .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
                .build();
        try (YAMLParser parser = factory.createParser(text)) {
            return new YamlReader(name, findings, parser).document();
        } catch (IOException e) {
            SyntaxProblem.addTo(findings, name, text, e);
            throw new ConfigException(findings.list());
        }
    }

    private YamlMap document() throws IOException, ConfigException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return YamlMap.empty(new Mark(name, 1, 1));
        }
        YamlNode root = node(first, 1);
        if (parser.nextToken() != null) {
            throw fail(here(), "a second document begins here; a file holds one");
        }
        if (root instanceof YamlMap map) {
            return map;
        }
        if (root instanceof YamlScalar scalar && scalar.text() == null) {
            return YamlMap.empty(root.mark());
        }
        throw fail(root.mark(), "expected keys and values (\"key: value\") at the top of the file");
    }

    private YamlNode node(JsonToken token, int depth) throws IOException, ConfigException {
        Mark mark = here();
        if (depth > MAX_DEPTH) {
            throw fail(mark, "nested deeper than " + MAX_DEPTH + " levels");
        }
        if (parser.isCurrentAlias()) {
            findings.add(mark, "aliases (*name) are not supported; write the value out");
        }
        return switch (token) {
            case START_OBJECT -> map(mark, depth);
            case START_ARRAY -> list(mark, depth);
            case VALUE_NULL -> new YamlScalar(mark, null);
            default -> new YamlScalar(mark, parser.getText(), type(token));
        };
    }

    private static YamlScalar.Type type(JsonToken token) {
        return switch (token) {
            case VALUE_NUMBER_INT -> YamlScalar.Type.INTEGER;
            case VALUE_NUMBER_FLOAT -> YamlScalar.Type.DECIMAL;
            case VALUE_TRUE, VALUE_FALSE -> YamlScalar.Type.BOOLEAN;
            default -> YamlScalar.Type.STRING;
        };
    }

    private YamlMap map(Mark mark, int depth) throws IOException, ConfigException {
        Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Mark keyMark = here();
            String key = parser.currentName();
            YamlMap.Entry entry = new YamlMap.Entry(keyMark, node(parser.nextToken(), depth + 1));
            YamlMap.Entry first = entries.putIfAbsent(key, entry);
            if (first != null) {
                findings.add(
                        keyMark,
                        "key \"" + key + "\" is already given in line "
                                + first.mark().line());
            }
        }
        return new YamlMap(mark, entries);
    }

    private YamlList list(Mark mark, int depth) throws IOException, ConfigException {
        List<YamlNode> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token, depth + 1));
        }
        return new YamlList(mark, items);
    }

    private Mark here() {
        JsonLocation location = parser.currentTokenLocation();
        return new Mark(name, location.getLineNr(), location.getColumnNr());
    }

    private ConfigException fail(Mark mark, String message) throws ConfigException {
        findings.add(mark, message);
        throw new ConfigException(findings.list());
    }
}
