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
        return parse(row, 0, ValueList.end(row, 0));
    }

    /** Reads {@code text[from, to)}, one value with blanks wherever the grammar allows them. */
    static @Nullable Via parse(String text, int from, int to) {
        int name = Ascii.skipBlanks(text, from, to);
        if (to - name < 3 || !text.regionMatches(true, name, "SIP", 0, 3)) {
            return null;
        }
        int version = afterSlash(text, name + 3, to);
        int versionEnd = Ascii.tokenEnd(text, version);
        int start = afterSlash(text, versionEnd, to);
        int transportEnd = Ascii.tokenEnd(text, start);
        // Any version: a request of SIP/7.0 is to be answered with 505, and carries it here too.
        if (versionEnd == version || transportEnd == start || transportEnd >= to) {
            return null;
        }
        int sentByEnd = transportEnd;
        while (sentByEnd < to && text.charAt(sentByEnd) != ';') {
            sentByEnd++;
        }
        if (!Ascii.isBlank(text.charAt(transportEnd))) {
            return null;
        }
        HostPort sentBy = HostPort.parse(text, transportEnd, sentByEnd);
        String parameters = text.substring(sentByEnd, Ascii.trimEnd(text, sentByEnd, to));
        if (sentBy == null || !Parameters.wellFormed(parameters) || !hasPlainBranch(parameters)) {
            return null;
        }
        return new Via(upper(text, start, transportEnd), sentBy, parameters);
    }

    /** The branch is a token (RFC 3261 §25.1), once or not at all. */
    private static boolean hasPlainBranch(String parameters) {
        String branch = Parameters.find(parameters, "branch");
        return branch == null || (Ascii.isToken(branch) && Parameters.count(parameters, "branch") == 1);
    }

    /** Index of what follows a slash with blanks around it; {@code to} when there is no slash. */
    private static int afterSlash(String text, int from, int to) {
        int slash = Ascii.skipBlanks(text, from, to);
        return slash < to && text.charAt(slash) == '/' ? Ascii.skipBlanks(text, slash + 1, to) : to;
    }

    private static String upper(String text, int from, int to) {
        if (to - from == 3 && text.startsWith("UDP", from)) {
            return "UDP";
        }
        String transport = text.substring(from, to);
        return isUpper(transport) ? transport : transport.toUpperCase(Locale.ROOT);
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
        boolean wantsPort = Parameters.find(parameters, "rport") != null;
        // What the sender itself says of received is never returned: it would let a stranger aim our responses.
        String rest = Parameters.without(parameters, "received");
        if (wantsPort) {
            rest = Parameters.without(rest, "rport") + ";rport=" + sourcePort;
        }
        String stamped = "SIP/2.0/" + transport + " " + sentBy + rest;
        return wantsPort || !sentBy.host().equals(address) ? stamped + ";received=" + address : stamped;
    }

    /** As it is written in a message. */
    @Override
    public String toString() {
        return "SIP/2.0/" + transport + " " + sentBy + parameters;
    }
}
