package id.pulsa.proxy.message;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code "Display" <uri>;parameters} or {@code uri;parameters}: From, To, Contact, Route, Record-Route
 * (RFC 3261 §20.10). Confined to one thread like the message it comes from: what was taken apart once is kept.
 */
public final class NameAddress {
    private final String display;
    private final String uriText;
    private final String parameters;
    private @Nullable SipUri uri;
    private @Nullable String tag;

    /**
     * @param display as written, quotes included; empty when there is none
     * @param uriText the URI as written
     * @param parameters the header's parameters from the first {@code ;} on, or empty
     */
    public NameAddress(String display, String uriText, String parameters) {
        this.display = display;
        this.uriText = uriText;
        this.parameters = parameters;
    }

    /** Reads one value; null when it is malformed: its tag, too, and a URI of a scheme that {@link SipUri} reads. */
    public static @Nullable NameAddress parse(String value) {
        int open = openBracket(value);
        int uriStart = open + 1;
        int uriEnd;
        int rest;
        if (open == UNFINISHED) {
            return null;
        } else if (open >= 0) {
            uriEnd = value.indexOf('>', open);
            rest = uriEnd + 1;
            if (uriEnd < 0) {
                return null;
            }
        } else {
            // Without angle brackets, everything behind the first semicolon belongs to the header (§20.10).
            int semicolon = value.indexOf(';');
            rest = semicolon < 0 ? value.length() : semicolon;
            uriEnd = rest;
        }
        int displayEnd = open < 0 ? 0 : Ascii.trimEnd(value, 0, open);
        String display = value.substring(Ascii.skipBlanks(value, 0, displayEnd), displayEnd);
        uriStart = Ascii.skipBlanks(value, uriStart, uriEnd);
        String uri = value.substring(uriStart, Ascii.trimEnd(value, uriStart, uriEnd));
        int start = Ascii.skipBlanks(value, rest, value.length());
        String parameters = value.substring(start, Ascii.trimEnd(value, start, value.length()));
        boolean bare = open < 0 && (uri.indexOf(',') >= 0 || uri.indexOf('?') >= 0);
        NameAddress address = new NameAddress(display, uri, parameters);
        return bare || !isDisplayName(display) || !address.isWellFormed() ? null : address;
    }

    private boolean isWellFormed() {
        if (SipUri.isKnownScheme(uriText) ? uri() == null : !SipUri.plausible(uriText)) {
            return false;
        }
        if (parameters.isEmpty()) {
            return true;
        }
        String found = Parameters.wellFormed(parameters) ? tag() : "";
        return found == null || (Ascii.isToken(found) && Parameters.count(parameters, "tag") == 1);
    }

    private static final int UNFINISHED = -2;

    /** Index of the angle bracket outside quotes; −1 when there is none, {@link #UNFINISHED} after an open quote. */
    private static int openBracket(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '<') {
                return i;
            }
            if (c == '"') {
                int close = QuotedString.end(value, i);
                if (close < 0) {
                    return UNFINISHED;
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
            return QuotedString.end(display, 0) == display.length();
        }
        for (int i = 0; i < display.length(); i++) {
            char c = display.charAt(i);
            if (!Ascii.isToken(c) && !Ascii.isBlank(c) && c < 128) {
                return false;
            }
        }
        return true;
    }

    /** The display name as written, quotes included; empty when there is none. */
    public String display() {
        return display;
    }

    /** The URI as written. */
    public String uriText() {
        return uriText;
    }

    /** The header's parameters from the first {@code ;} on, or empty. */
    public String parameters() {
        return parameters;
    }

    /** The URI taken apart; null when it is no sip, sips or tel URI. */
    public @Nullable SipUri uri() {
        SipUri read = uri;
        if (read == null) {
            read = SipUri.parse(uriText);
            uri = read;
        }
        return read;
    }

    /** The tag; null when there is none. */
    public @Nullable String tag() {
        String read = tag;
        if (read == null && !parameters.isEmpty()) {
            read = parameter("tag");
            tag = read;
        }
        return read;
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NameAddress that
                && display.equals(that.display)
                && uriText.equals(that.uriText)
                && parameters.equals(that.parameters);
    }

    @Override
    public int hashCode() {
        return Objects.hash(display, uriText, parameters);
    }

    /** As it is written in a message, always with angle brackets. */
    @Override
    public String toString() {
        return (display.isEmpty() ? "<" : display + " <") + uriText + ">" + parameters;
    }
}
