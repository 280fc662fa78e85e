package id.pulsa.proxy.config;

import id.pulsa.charging.yaml.Findings;
import id.pulsa.charging.yaml.Mark;
import id.pulsa.charging.yaml.Suggestion;
import id.pulsa.charging.yaml.YamlList;
import id.pulsa.charging.yaml.YamlMap;
import id.pulsa.charging.yaml.YamlNode;
import id.pulsa.charging.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts single values over those of the file. An override becomes a value in the tree like any other, only that its place
 * is its own text instead of a line, so that it is checked, and a mistake in it reported, by the same code.
 */
final class Overrides {
    /** Keys with a single value. */
    static final List<String> SINGLE = List.of(
            "sip.realm",
            "sip.pbx",
            "sip.advertised",
            "sip.shards",
            "sip.t1",
            "sip.t2",
            "sip.t4",
            "calls.ring_timeout",
            "calls.max_duration",
            "services.balance",
            "services.quote",
            "registrar.min_expires",
            "registrar.max_expires",
            "registrar.max_contacts",
            "auth.nonce_lifetime",
            "limits.message_bytes",
            "limits.headers",
            "limits.header_bytes",
            "limits.tcp_connections",
            "limits.tcp_idle",
            "limits.live_calls",
            "limits.live_messages",
            "limits.broadcasts_per_second",
            "store.max_accounts",
            "store.max_subscribers",
            "store.group_commit",
            "admin.listen",
            "admin.tls_certificate",
            "admin.tls_key",
            "accounts.default_max_calls",
            "accounts.grace",
            "accounts.topup_validity",
            "subscribers.default_max_calls",
            "rehearsal.calls",
            "trace.memory",
            "trace.hep",
            "reload.watch",
            "restart.calls",
            "stop.drain",
            "stop.calls",
            "log.format",
            "data",
            "currency");

    /** Keys with a list: an override separates the items with commas. */
    static final List<String> LISTS =
            List.of("sip.listen", "sip.pbx_trusted", "sip.domains", "calls.emergency_numbers");

    /** Variables of the scripts that start the gateway; it sees them too, but they are no settings. */
    static final Set<String> OF_THE_SCRIPTS = Set.of("PULSA_BUILD", "PULSA_JVM_FLAGS");

    private static final String VARIABLE_PREFIX = "PULSA_";

    private static final String ENVIRONMENT = "environment variable ";
    private static final String COMMAND_LINE = "--set ";

    private final Findings findings;
    private final List<String> keys = new ArrayList<>();
    private final Map<String, String> keyByVariable = new LinkedHashMap<>();

    Overrides(Findings findings) {
        this.findings = findings;
        keys.addAll(SINGLE);
        keys.addAll(LISTS);
        keys.forEach(key -> keyByVariable.put(variable(key), key));
    }

    /** The variable of the environment that overrides a key: {@code PULSA_SIP_REALM} for {@code sip.realm}. */
    static String variable(String key) {
        return VARIABLE_PREFIX + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** The file's tree with the environment's values over it, and the command line's over both. */
    YamlMap over(YamlMap file, Map<String, String> set, Map<String, String> environment) {
        YamlMap tree = file;
        for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
            if (variable.getKey().startsWith(VARIABLE_PREFIX) && !OF_THE_SCRIPTS.contains(variable.getKey())) {
                Mark mark = Mark.whole(ENVIRONMENT + variable.getKey());
                String key = keyByVariable.get(variable.getKey());
                if (key == null) {
                    findings.add(mark, "no setting has this name" + hint(variable.getKey(), keyByVariable.keySet()));
                } else {
                    tree = with(tree, key, mark, variable.getValue());
                }
            }
        }
        for (Map.Entry<String, String> override : set.entrySet()) {
            Mark mark = Mark.whole(COMMAND_LINE + override.getKey() + "=" + override.getValue());
            if (keys.contains(override.getKey())) {
                tree = with(tree, override.getKey(), mark, override.getValue());
            } else {
                findings.add(mark, "unknown key \"" + override.getKey() + "\"" + hint(override.getKey(), keys));
            }
        }
        return tree;
    }

    /** A value with who wrote it, and where; the command line's place would only repeat the value. */
    static SettingInForce inForce(String key, String value, Mark mark) {
        if (mark.line() == 0 && mark.file().startsWith(ENVIRONMENT)) {
            return new SettingInForce(
                    key, value, SettingInForce.Origin.ENVIRONMENT, mark.file().substring(ENVIRONMENT.length()));
        }
        if (mark.line() == 0 && mark.file().startsWith(COMMAND_LINE)) {
            return new SettingInForce(key, value, SettingInForce.Origin.COMMAND_LINE, "");
        }
        return new SettingInForce(key, value, SettingInForce.Origin.FILE, mark.toString());
    }

    /** The whole list of keys would not help anybody who is not near one. */
    private static String hint(String word, Collection<String> known) {
        String nearest = Suggestion.nearest(word, known);
        return nearest == null ? "" : "; did you mean \"" + nearest + "\"?";
    }

    private static YamlMap with(YamlMap tree, String key, Mark mark, String text) {
        YamlNode value = LISTS.contains(key) ? list(mark, text) : new YamlScalar(mark, text.isEmpty() ? null : text);
        return with(tree, key, mark, value);
    }

    /** The tree with another value under a dotted key; without the key when the value is null. */
    static YamlMap with(YamlMap tree, String key, @Nullable YamlNode value) {
        return with(tree, key, value == null ? tree.mark() : value.mark(), value);
    }

    private static YamlMap with(YamlMap tree, String key, Mark mark, @Nullable YamlNode value) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            return directly(tree, key, mark, value);
        }
        String section = key.substring(0, dot);
        YamlMap.Entry entry = tree.entries().get(section);
        if (entry == null || (entry.value() instanceof YamlScalar scalar && scalar.text() == null)) {
            Mark place = entry == null ? mark : entry.mark();
            return directly(tree, section, place, with(YamlMap.empty(place), key.substring(dot + 1), mark, value));
        }
        // A section that is none stays as it is, to be reported.
        return entry.value() instanceof YamlMap inner
                ? directly(tree, section, entry.mark(), with(inner, key.substring(dot + 1), mark, value))
                : tree;
    }

    private static YamlMap directly(YamlMap map, String key, Mark mark, @Nullable YamlNode value) {
        Map<String, YamlMap.Entry> entries = new LinkedHashMap<>(map.entries());
        if (value == null) {
            entries.remove(key);
        } else {
            entries.put(key, new YamlMap.Entry(mark, value));
        }
        return new YamlMap(map.mark(), entries);
    }

    private static YamlList list(Mark mark, String text) {
        List<YamlNode> items = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .<YamlNode>map(item -> new YamlScalar(mark, item))
                .toList();
        return new YamlList(mark, items);
    }
}
