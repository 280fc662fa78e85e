package id.pulsa.proxy.message;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One Via value (RFC 3261 §20.42), read by our own code: JAIN-SIP's parser loops for ever on an unfinished comment.
 *
 * @param transport in upper case: {@code UDP}, {@code TCP}, {@code TLS}…
 * @param sentBy where responses go unless received and rport say otherwise
 * @param parameters from the first {@code ;} on, or empty
 */
public record Via(String transport, HostPort sentBy, String parameters) {
    /** What every branch of RFC 3261 begins with (§8.1.1.7). */
    public static final String MAGIC_COOKIE = "z9hG4bK";

    /** Reads the first value of a Via row; null when it is malformed. */
    public static @Nullable Via parse(String row) {
        String text = row.substring(0, ValueList.end(row, 0)).strip();
        int slash = text.indexOf('/');
        int second = text.indexOf('/', slash + 1);
        if (slash < 0 || second < 0) {
            return null;
        }
        if (!text.substring(0, slash).strip().equalsIgnoreCase("SIP")
                || !text.substring(slash + 1, second).strip().equals("2.0")) {
            return null;
        }
        int start = second + 1;
        while (start < text.length() && Ascii.isBlank(text.charAt(start))) {
            start++;
        }
        int blank = start;
        while (blank < text.length() && Ascii.isToken(text.charAt(blank))) {
            blank++;
        }
        if (blank == start || blank == text.length() || !Ascii.isBlank(text.charAt(blank))) {
            return null;
        }
        int semicolon = text.indexOf(';', blank);
        int sentByEnd = semicolon < 0 ? text.length() : semicolon;
        HostPort sentBy = HostPort.parse(text.substring(blank, sentByEnd).strip());
        String parameters = text.substring(sentByEnd).stripTrailing();
        if (sentBy == null || !Parameters.wellFormed(parameters)) {
            return null;
        }
        String transport = text.substring(start, blank);
        return new Via(isUpper(transport) ? transport : transport.toUpperCase(Locale.ROOT), sentBy, parameters);
    }

    private static boolean isUpper(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 'a' && text.charAt(i) <= 'z') {
                return false;
            }
        }
        return true;
    }

    /** The branch; null when there is none (RFC 2543 peers). */
    public @Nullable String branch() {
        return Parameters.find(parameters, "branch");
    }

    /** Whether the branch identifies the transaction (RFC 3261 §17.2.3). */
    public boolean hasMagicCookie() {
        String branch = branch();
        return branch != null && branch.length() > MAGIC_COOKIE.length() && branch.startsWith(MAGIC_COOKIE);
    }

    /** The received parameter: where the message really came from. */
    public @Nullable String received() {
        return Parameters.find(parameters, "received");
    }

    /** Value of rport; 0 when it asks to be filled in, −1 when it is missing or no port. */
    public int rport() {
        String rport = Parameters.find(parameters, "rport");
        if (rport == null) {
            return -1;
        }
        long port = Ascii.number(rport);
        return rport.isEmpty() ? 0 : port >= 1 && port <= 65535 ? (int) port : -1;
    }

    /**
     * This Via as a server returns it: received where the source differs from sent-by or rport is asked for
     * (RFC 3261 §18.2.1, RFC 3581 §4).
     */
    String stamped(String address, int sourcePort) {
        boolean wantsPort = rport() >= 0;
        if (!wantsPort && sentBy.host().equals(address)) {
            return toString();
        }
        String rest = Parameters.without(parameters, "received");
        if (wantsPort) {
            rest = Parameters.without(rest, "rport") + ";rport=" + sourcePort;
        }
        return "SIP/2.0/" + transport + " " + sentBy + rest + ";received=" + address;
    }

    /** As it is written in a message. */
    @Override
    public String toString() {
        return "SIP/2.0/" + transport + " " + sentBy + parameters;
    }
}
