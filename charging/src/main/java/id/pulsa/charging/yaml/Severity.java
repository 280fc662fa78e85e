package id.pulsa.charging.yaml;

/** What a {@link Finding} means for the file that it is in. */
public enum Severity {
    /** The file cannot be used. */
    ERROR,
    /** The file can be used, but something in it is probably not what was meant. */
    WARNING
}
