package id.pulsa.proxy.config;

/**
 * One key of pulsa.yaml as it holds.
 *
 * @param key dotted, {@code sip.realm}
 * @param value as the file would have it; lists with commas; empty for none
 * @param origin who said so
 * @param place where: {@code config/pulsa.yaml:12:5}, the variable's name; empty for a default and for {@code --set}
 */
public record SettingInForce(String key, String value, Origin origin, String place) {
    /** Who can say what a key's value is. */
    public enum Origin {
        /** Nobody did. */
        DEFAULT,
        FILE,
        ENVIRONMENT,
        /** {@code --set}. */
        COMMAND_LINE
    }
}
