package id.pulsa.proxy.message;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The value of Content-Type, or one of Accept (RFC 3261 §20.1, §20.15): {@code application/sdp;q=0.5}.
 *
 * @param type before the slash, in lower case; {@code *} for any
 * @param subtype behind the slash, in lower case; {@code *} for any
 * @param parameters as they stand there, from the first semicolon; often empty
 */
public record MediaType(String type, String subtype, String parameters) {
    /** The media type that a value says; null when it is none. */
    public static @Nullable MediaType parse(String value) {
        int semicolon = value.indexOf(';');
        int end = semicolon < 0 ? value.length() : semicolon;
        int slash = value.indexOf('/');
        if (slash < 0 || slash > end) {
            return null;
        }
        String type = value.substring(0, slash).strip();
        String subtype = value.substring(slash + 1, end).strip();
        String parameters = value.substring(end);
        return Ascii.isToken(type) && Ascii.isToken(subtype) && Parameters.wellFormed(parameters)
                ? new MediaType(type.toLowerCase(Locale.ROOT), subtype.toLowerCase(Locale.ROOT), parameters)
                : null;
    }

    /** Whether it is that type and no range, whatever its parameters. */
    public boolean is(String otherType, String otherSubtype) {
        return type.equals(otherType) && subtype.equals(otherSubtype);
    }

    /** The value of a parameter, unquoted; null when it has none of that name. */
    public @Nullable String parameter(String name) {
        return Parameters.find(parameters, name);
    }

    /** Whether an Accept header that holds it accepts anything by it: not with a quality of 0 (RFC 3261 §20.1). */
    public boolean accepts() {
        String quality = parameter("q");
        return quality == null || !quality.matches("0(\\.0*)?");
    }
}
