package id.pulsa.charging.yaml;

/** A value in a YAML file that knows where it is written. Immutable. */
public sealed interface YamlNode permits YamlScalar, YamlList, YamlMap {
    /** Where the value begins. */
    Mark mark();
}
