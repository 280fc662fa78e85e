package id.pulsa.charging.yaml;

import java.util.List;

/** A list: {@code [a, b]} or one {@code - item} a line. */
public record YamlList(Mark mark, List<YamlNode> items) implements YamlNode {
    public YamlList {
        items = List.copyOf(items);
    }
}
