package id.pulsa.proxy.check;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import id.pulsa.charging.yaml.Finding;
import id.pulsa.charging.yaml.Findings;
import id.pulsa.charging.yaml.Mark;
import id.pulsa.charging.yaml.YamlMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A configuration file against the JSON Schema (2020-12) that is shipped for it. */
public final class SchemaCheck {
    private final Schema schema;

    /** @param file name of the file that the schema is for: {@code tariffs.yaml} */
    public SchemaCheck(String file) {
        String name = file.replace(".yaml", ".schema.json");
        try (InputStream in = SchemaCheck.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no schema " + name);
            }
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the schema does not allow, in reading order.
     *
     * @param known what is known to be wrong in the file: what lies inside or around it is not reported again
     */
    public List<Finding> check(YamlMap root, List<Finding> known) {
        YamlTree tree = new YamlTree(root);
        List<List<Object>> knownPaths = new ArrayList<>();
        for (Finding finding : known) {
            List<Object> path =
                    finding.file().equals(root.mark().file()) ? tree.path(finding.line(), finding.column()) : null;
            if (path != null) {
                knownPaths.add(path);
            }
        }
        Findings findings = new Findings();
        for (Error error : schema.validate(
                tree.json(), context -> context.executionConfig(config -> config.locale(Locale.ENGLISH)))) {
            List<Object> path = path(error);
            // A key that must not be there, given another one: either may have been taken for the mistake.
            boolean excluded = !path.isEmpty()
                    && error.getSchemaNode() != null
                    && error.getSchemaNode().isBoolean();
            List<Object> about = excluded ? path.subList(0, path.size() - 1) : path;
            if (knownPaths.stream().noneMatch(other -> isInside(about, other) || isInside(other, about))) {
                findings.add(mark(tree, path, error), "by the schema: " + error.getMessage());
            }
        }
        return findings.list();
    }

    private static Mark mark(YamlTree tree, List<Object> path, Error error) {
        String property = error.getProperty();
        return property == null ? tree.mark(path) : tree.keyMark(path, property);
    }

    private static List<Object> path(Error error) {
        NodePath location = error.getInstanceLocation();
        List<Object> path = new ArrayList<>();
        for (int i = 0; i < location.getNameCount(); i++) {
            path.add(location.getElement(i));
        }
        return path;
    }

    private static boolean isInside(List<Object> inner, List<Object> outer) {
        return inner.size() >= outer.size() && inner.subList(0, outer.size()).equals(outer);
    }
}
