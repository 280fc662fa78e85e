package id.pulsa.proxy.config;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.charging.yaml.Findings;
import id.pulsa.charging.yaml.Section;
import id.pulsa.charging.yaml.YamlList;
import id.pulsa.charging.yaml.YamlMap;
import id.pulsa.charging.yaml.YamlNode;
import id.pulsa.charging.yaml.YamlReader;
import id.pulsa.charging.yaml.YamlScalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What pulsa.yaml and its overrides say, beside the settings made of it: so that it can be told which keys a later
 * version of the file changes.
 *
 * @param written the file's tree with the overrides over it
 * @param config what that means
 */
public record Settings(YamlMap written, GatewayConfig config) {
    /**
     * Reads the file and puts the overrides over it: the environment over the file, {@code --set} over both.
     *
     * @param set values by dotted key ({@code sip.realm}); a list is written with commas
     * @param environment all variables of the process; those named like {@code PULSA_SIP_REALM} count
     * @throws ConfigException with every mistake found in file and overrides
     */
    public static Settings load(Path file, Map<String, String> set, Map<String, String> environment)
            throws ConfigException {
        Findings findings = new Findings();
        YamlMap overridden = new Overrides(findings).over(YamlReader.read(file, findings), set, environment);
        GatewayConfig config = GatewayConfig.read(overridden, findings);
        findings.throwIfAny();
        return new Settings(overridden, config);
    }

    /**
     * The data directory, as far as it can be said, whatever else is wrong in the file and its overrides; null when it
     * cannot.
     */
    public static @Nullable Path dataDirectory(Path file, Map<String, String> set, Map<String, String> environment) {
        try {
            Findings ignored = new Findings();
            YamlMap overridden = new Overrides(ignored).over(YamlReader.read(file, ignored), set, environment);
            Findings ofData = new Findings();
            Path data = GatewayConfig.data(new Section(overridden, ofData));
            return ofData.count() == 0 ? data : null;
        } catch (ConfigException e) {
            return null;
        }
    }

    /** Every key with the value that it has, and who says so. */
    public List<SettingInForce> inForce() {
        Map<String, String> texts = SettingTexts.of(config);
        return texts.entrySet().stream()
                .map(text -> inForce(text.getKey(), text.getValue()))
                .toList();
    }

    private SettingInForce inForce(String key, String value) {
        YamlNode node = valueOf(written, key);
        return node == null
                ? new SettingInForce(key, value, SettingInForce.Origin.DEFAULT, "")
                : Overrides.inForce(key, value, node.mark());
    }

    /**
     * The keys whose value is another one in {@code later}. A value that is only written in another way ({@code 60s},
     * {@code 1m}, or the default left out) is no other one.
     */
    public List<String> changedIn(Settings later) {
        List<String> changed = new ArrayList<>();
        GatewayConfig.keys().stream().sorted().forEach(key -> {
            YamlNode before = valueOf(written, key);
            if (!same(before, valueOf(later.written, key)) && later.dependsOn(key, before)) {
                changed.add(key);
            }
        });
        if (changed.isEmpty() && !config.equals(later.config)) {
            changed.add(GatewayConfig.FILE);
        }
        return changed;
    }

    /** Whether these settings would be others with that value under the key. */
    private boolean dependsOn(String key, @Nullable YamlNode value) {
        YamlMap with = Overrides.with(written, key, value);
        return !GatewayConfig.read(with, new Findings()).equals(config);
    }

    private static @Nullable YamlNode valueOf(YamlMap tree, String key) {
        YamlNode node = tree;
        for (String part : key.split("\\.", -1)) {
            YamlMap.Entry entry = node instanceof YamlMap map ? map.entries().get(part) : null;
            if (entry == null) {
                return null;
            }
            node = entry.value();
        }
        return node;
    }

    private static boolean same(@Nullable YamlNode a, @Nullable YamlNode b) {
        if (a instanceof YamlScalar one && b instanceof YamlScalar other) {
            return Objects.equals(one.text(), other.text());
        }
        if (a instanceof YamlList some && b instanceof YamlList others) {
            Iterator<YamlNode> left = some.items().iterator();
            return some.items().size() == others.items().size()
                    && others.items().stream().allMatch(item -> same(left.next(), item));
        }
        return a == null && b == null;
    }
}
