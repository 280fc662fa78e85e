package id.pulsa.proxy.message;

import org.jspecify.annotations.Nullable;

/**
 * {@code "Display" <uri>;parameters} or {@code uri;parameters}: From, To, Contact, Route, Record-Route
 * (RFC 3261 §20.10).
 *
 * @param display as written, quotes included; empty when there is none
 * @param uriText the URI as written
 * @param parameters the header's parameters from the first {@code ;} on, or empty
 */
public record NameAddress(String display, String uriText, String parameters) {
    /** Reads one value; null when it is malformed. */
    public static @Nullable NameAddress parse(String value) {
        int open = openBracket(value);
        if (open == -2) {
            return null;
        }
        String display = "";
        String uri;
        int parametersStart;
        if (open >= 0) {
            int close = value.indexOf('>', open);
            if (close < 0) {
                return null;
            }
            display = value.substring(0, open).strip();
            uri = value.substring(open + 1, close).strip();
            parametersStart = close + 1;
            if (!isDisplayName(display)) {
                return null;
            }
        } else {
            // Without angle brackets, everything behind the first semicolon belongs to the header (§20.10).
            int semicolon = value.indexOf(';');
            parametersStart = semicolon < 0 ? value.length() : semicolon;
            uri = value.substring(0, parametersStart).strip();
        }
        String parameters = value.substring(parametersStart).strip();
        if (!SipUri.plausible(uri) || !Parameters.wellFormed(parameters)) {
            return null;
        }
        return new NameAddress(display, uri, parameters);
    }

    /** Index of the angle bracket outside quotes; −1 when there is none, −2 when a quote is not closed. */
    private static int openBracket(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '<') {
                return i;
            }
            if (c == '"') {
                int close = Parameters.quotedEnd(value, i);
                if (close < 0) {
                    return -2;
                }
                i = close - 1;
            }
        }
        return -1;
    }

    private static boolean isDisplayName(String display) {
        if (display.isEmpty()) {
            return true;
        }
        if (display.charAt(0) == '"') {
            return Parameters.quotedEnd(display, 0) == display.length();
        }
        for (int i = 0; i < display.length(); i++) {
            char c = display.charAt(i);
            if (!Ascii.isToken(c) && !Ascii.isBlank(c) && c < 128) {
                return false;
            }
        }
        return true;
    }

    /** The URI taken apart; null when it is no sip, sips or tel URI. */
    public @Nullable SipUri uri() {
        return SipUri.parse(uriText);
    }

    /** The tag; null when there is none. */
    public @Nullable String tag() {
        return parameter("tag");
    }

    /** A header parameter, unquoted; {@code ""} when it has no value, null when it is missing. */
    public @Nullable String parameter(String name) {
        return Parameters.find(parameters, name);
    }

    /** The same without that parameter. */
    public NameAddress without(String name) {
        return new NameAddress(display, uriText, Parameters.without(parameters, name));
    }

    /** The same with the parameter at the end. */
    public NameAddress with(String name, String value) {
        return new NameAddress(display, uriText, Parameters.without(parameters, name) + ";" + name + "=" + value);
    }

    /** As it is written in a message, always with angle brackets. */
    @Override
    public String toString() {
        return (display.isEmpty() ? "<" : display + " <") + uriText + ">" + parameters;
    }
}
