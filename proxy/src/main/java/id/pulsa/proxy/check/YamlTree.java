package id.pulsa.proxy.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.pulsa.charging.yaml.Mark;
import id.pulsa.charging.yaml.YamlList;
import id.pulsa.charging.yaml.YamlMap;
import id.pulsa.charging.yaml.YamlNode;
import id.pulsa.charging.yaml.YamlScalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A YAML file's tree as a schema sees it, where every value can be found again by its path. */
final class YamlTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final YamlMap root;

    YamlTree(YamlMap root) {
        this.root = root;
    }

    /** The values with the types that YAML gives them. */
    JsonNode json() {
        return json(root);
    }

    private static JsonNode json(YamlNode node) {
        if (node instanceof YamlMap map) {
            ObjectNode object = NODES.objectNode();
            map.entries().forEach((key, entry) -> object.set(key, json(entry.value())));
            return object;
        }
        if (node instanceof YamlList list) {
            ArrayNode array = NODES.arrayNode();
            list.items().forEach(item -> array.add(json(item)));
            return array;
        }
        return scalar((YamlScalar) node);
    }

    private static JsonNode scalar(YamlScalar scalar) {
        String text = scalar.text();
        if (text == null) {
            return NODES.nullNode();
        }
        try {
            return switch (scalar.type()) {
                case INTEGER -> NODES.numberNode(new BigInteger(text));
                case DECIMAL -> DecimalNode.valueOf(new BigDecimal(text));
                case BOOLEAN -> NODES.booleanNode(text.equals("true"));
                default -> NODES.textNode(text);
            };
        } catch (NumberFormatException e) {
            // A spelling of YAML's own, such as 0x1f.
            return NODES.textNode(text);
        }
    }

    /**
     * Where something is written: a key when the value there is a single one, else where the value begins; the nearest
     * place around it when there is no such value.
     *
     * @param path keys and positions (as {@link Integer}) from the root
     */
    Mark mark(List<Object> path) {
        Mark mark = root.mark();
        YamlNode node = root;
        for (Object step : path) {
            YamlMap.Entry child = child(node, step);
            if (child == null) {
                return mark;
            }
            node = child.value();
            mark = node instanceof YamlScalar scalar && scalar.text() == null ? child.mark() : node.mark();
        }
        return mark;
    }

    /** Where the last key of a path is written; where the map is when it has no such key. */
    Mark keyMark(List<Object> map, String key) {
        YamlNode node = node(map);
        YamlMap.Entry entry = node instanceof YamlMap keys ? keys.entries().get(key) : null;
        return entry == null ? mark(map) : entry.mark();
    }

    /** The path of the innermost value that begins, or whose key is, at a place; null when nothing is written there. */
    @Nullable List<Object> path(int line, int column) {
        List<Object> path = new ArrayList<>();
        return find(root, line, column, path) ? path : null;
    }

    private static boolean find(YamlNode node, int line, int column, List<Object> path) {
        if (node instanceof YamlMap map) {
            for (var entry : map.entries().entrySet()) {
                path.add(entry.getKey());
                if (find(entry.getValue().value(), line, column, path)
                        || isAt(entry.getValue().mark(), line, column)) {
                    return true;
                }
                path.remove(path.size() - 1);
            }
        } else if (node instanceof YamlList list) {
            for (int i = 0; i < list.items().size(); i++) {
                path.add(i);
                if (find(list.items().get(i), line, column, path)) {
                    return true;
                }
                path.remove(path.size() - 1);
            }
        }
        return isAt(node.mark(), line, column);
    }

    private @Nullable YamlNode node(List<Object> path) {
        YamlNode node = root;
        for (Object step : path) {
            YamlMap.Entry child = child(node, step);
            if (child == null) {
                return null;
            }
            node = child.value();
        }
        return node;
    }

    /** What stands under a key or at a position, with the place of the key or of the value; null when nothing does. */
    private static YamlMap.@Nullable Entry child(YamlNode node, Object step) {
        if (node instanceof YamlMap map) {
            return map.entries().get(step.toString());
        }
        if (node instanceof YamlList list
                && step instanceof Integer position
                && position < list.items().size()) {
            YamlNode item = list.items().get(position);
            return new YamlMap.Entry(item.mark(), item);
        }
        return null;
    }

    private static boolean isAt(Mark mark, int line, int column) {
        return mark.line() == line && mark.column() == column;
    }
}
