package id.pulsa.proxy.message;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one value of P-Access-Network-Info says of where a phone is (RFC 7315 section 5.4, 3GPP TS 24.229 section 7.2A.4).
 *
 * @param technology how it is connected
 * @param cellIds identities of its cell or access point, as written but without quotes; that of the technology's own
 *     parameter first. None when the value names only the kind of access
 * @param networkProvided whether a proxy on the way says so, not the phone
 */
public record AccessNetwork(AccessTechnology technology, List<String> cellIds, boolean networkProvided) {
    /** Values beyond this in one message are not looked at. */
    static final int MAX_VALUES = 8;

    /** A longer value is ignored. */
    static final int MAX_LENGTH = 512;

    private static final int MAX_PARAMETERS = 16;
    private static final int MAX_ID_LENGTH = 64;

    /** Parameters that name a place, most precise first. */
    private static final List<String> IDENTITIES = List.of(
            "cgi-3gpp",
            "utran-cell-id-3gpp",
            "i-wlan-node-id",
            "utran-sai-3gpp",
            "ci-3gpp2",
            "ci-3gpp2-femto",
            "dsl-location",
            "eth-location",
            "fiber-location",
            "dvb-rcs2-node-id");

    private static final String NETWORK_PROVIDED = "network-provided";

    public AccessNetwork {
        cellIds = List.copyOf(cellIds);
    }

    /** All that a message says, what a network provided before what the phone says itself; malformed values are left out. */
    public static List<AccessNetwork> of(SipMessage message) {
        if (!message.has(HeaderName.P_ACCESS_NETWORK_INFO)) {
            return List.of();
        }
        List<AccessNetwork> networks = new ArrayList<>(2);
        message.values(HeaderName.P_ACCESS_NETWORK_INFO).stream()
                .limit(MAX_VALUES)
                .forEach(value -> {
                    AccessNetwork network = parse(value);
                    if (network != null) {
                        networks.add(network);
                    }
                });
        networks.sort(Comparator.comparing(network -> !network.networkProvided));
        return networks;
    }

    /** Reads one value; null when it is malformed or beyond the limits. */
    static @Nullable AccessNetwork parse(String value) {
        int typeEnd = Ascii.tokenEnd(value, 0);
        if (typeEnd == 0 || value.length() > MAX_LENGTH) {
            return null;
        }
        Map<String, String> parameters = parameters(value, typeEnd);
        if (parameters == null) {
            return null;
        }
        AccessTechnology technology = AccessTechnology.of(value.substring(0, typeEnd));
        List<String> ids = new ArrayList<>(2);
        add(parameters.get(technology.identity()), ids);
        for (String name : IDENTITIES) {
            if (!name.equals(technology.identity())) {
                add(parameters.get(name), ids);
            }
        }
        return new AccessNetwork(technology, ids, parameters.containsKey(NETWORK_PROVIDED));
    }

    private static void add(@Nullable String id, List<String> ids) {
        if (id != null && isId(id)) {
            ids.add(id);
        }
    }

    /** Digits and letters, with what people write between them. */
    private static boolean isId(String text) {
        return !text.isBlank()
                && text.length() <= MAX_ID_LENGTH
                && text.chars().allMatch(c -> (c < 128 && Character.isLetterOrDigit(c)) || "-:._ ".indexOf(c) >= 0);
    }

    /** By their names in lower case, the first of each; null when one is malformed or they are too many. */
    private static @Nullable Map<String, String> parameters(String text, int from) {
        Map<String, String> parameters = new LinkedHashMap<>();
        int at = Ascii.skipBlanks(text, from, text.length());
        for (int count = 0; at < text.length(); count++) {
            int name = Ascii.skipBlanks(text, at + 1, text.length());
            int nameEnd = Ascii.tokenEnd(text, name);
            if (text.charAt(at) != ';' || nameEnd == name || count == MAX_PARAMETERS) {
                return null;
            }
            int end = Ascii.skipBlanks(text, nameEnd, text.length());
            String value = "";
            if (end < text.length() && text.charAt(end) == '=') {
                int start = Ascii.skipBlanks(text, end + 1, text.length());
                end = valueEnd(text, start);
                if (end <= start) {
                    return null;
                }
                value = QuotedString.read(text.substring(start, end));
            }
            parameters.putIfAbsent(text.substring(name, nameEnd).toLowerCase(Locale.ROOT), value);
            at = Ascii.skipBlanks(text, end, text.length());
        }
        return parameters;
    }

    /** A colon is no token character, but addresses of access points come with it all the same. */
    private static int valueEnd(String text, int from) {
        if (from < text.length() && text.charAt(from) == '"') {
            return QuotedString.end(text, from);
        }
        int at = from;
        while (at < text.length() && (Ascii.isToken(text.charAt(at)) || text.charAt(at) == ':')) {
            at++;
        }
        return at;
    }
}
