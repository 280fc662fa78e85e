package id.pulsa.proxy.message;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A header field name: compared without regard to case, and a compact form (RFC 3261 §20) equals its long form. The
 * known names are constants, each a single instance, so finding one is a comparison of references.
 */
public final class HeaderName {
    private static final HeaderName[][] BY_LENGTH = new HeaderName[32][];
    private static final @Nullable HeaderName[] BY_COMPACT = new HeaderName[26];

    public static final HeaderName VIA = known("Via", 'v', Kind.LIST);
    public static final HeaderName FROM = known("From", 'f', Kind.SINGLE);
    public static final HeaderName TO = known("To", 't', Kind.SINGLE);
    public static final HeaderName CALL_ID = known("Call-ID", 'i', Kind.SINGLE);
    public static final HeaderName CSEQ = known("CSeq", ' ', Kind.SINGLE);
    public static final HeaderName CONTACT = known("Contact", 'm', Kind.LIST);
    public static final HeaderName MAX_FORWARDS = known("Max-Forwards", ' ', Kind.SINGLE);
    public static final HeaderName ROUTE = known("Route", ' ', Kind.LIST);
    public static final HeaderName RECORD_ROUTE = known("Record-Route", ' ', Kind.LIST);
    public static final HeaderName CONTENT_TYPE = known("Content-Type", 'c', Kind.SINGLE);
    public static final HeaderName CONTENT_LENGTH = known("Content-Length", 'l', Kind.SINGLE);
    public static final HeaderName CONTENT_ENCODING = known("Content-Encoding", 'e', Kind.LIST);
    public static final HeaderName CONTENT_DISPOSITION = known("Content-Disposition", ' ', Kind.ROWS);
    public static final HeaderName AUTHORIZATION = known("Authorization", ' ', Kind.ROWS);
    public static final HeaderName PROXY_AUTHORIZATION = known("Proxy-Authorization", ' ', Kind.ROWS);
    public static final HeaderName WWW_AUTHENTICATE = known("WWW-Authenticate", ' ', Kind.ROWS);
    public static final HeaderName PROXY_AUTHENTICATE = known("Proxy-Authenticate", ' ', Kind.ROWS);
    public static final HeaderName AUTHENTICATION_INFO = known("Authentication-Info", ' ', Kind.ROWS);
    public static final HeaderName EXPIRES = known("Expires", ' ', Kind.SINGLE);
    public static final HeaderName MIN_EXPIRES = known("Min-Expires", ' ', Kind.ROWS);
    public static final HeaderName REQUIRE = known("Require", ' ', Kind.LIST);
    public static final HeaderName PROXY_REQUIRE = known("Proxy-Require", ' ', Kind.LIST);
    public static final HeaderName UNSUPPORTED = known("Unsupported", ' ', Kind.LIST);
    public static final HeaderName SUPPORTED = known("Supported", 'k', Kind.LIST);
    public static final HeaderName ALLOW = known("Allow", ' ', Kind.LIST);
    public static final HeaderName ALLOW_EVENTS = known("Allow-Events", 'u', Kind.LIST);
    public static final HeaderName ACCEPT = known("Accept", ' ', Kind.LIST);
    public static final HeaderName USER_AGENT = known("User-Agent", ' ', Kind.ROWS);
    public static final HeaderName SERVER = known("Server", ' ', Kind.ROWS);
    public static final HeaderName SUBJECT = known("Subject", 's', Kind.ROWS);
    public static final HeaderName DATE = known("Date", ' ', Kind.ROWS);
    public static final HeaderName TIMESTAMP = known("Timestamp", ' ', Kind.ROWS);
    public static final HeaderName RETRY_AFTER = known("Retry-After", ' ', Kind.ROWS);
    public static final HeaderName REASON = known("Reason", ' ', Kind.LIST);
    public static final HeaderName WARNING = known("Warning", ' ', Kind.LIST);
    public static final HeaderName PATH = known("Path", ' ', Kind.LIST);
    public static final HeaderName EVENT = known("Event", 'o', Kind.SINGLE);
    public static final HeaderName REFER_TO = known("Refer-To", 'r', Kind.SINGLE);
    public static final HeaderName REFERRED_BY = known("Referred-By", 'b', Kind.ROWS);
    public static final HeaderName REPLACES = known("Replaces", ' ', Kind.SINGLE);
    public static final HeaderName SESSION_EXPIRES = known("Session-Expires", 'x', Kind.SINGLE);
    public static final HeaderName MIN_SE = known("Min-SE", ' ', Kind.ROWS);
    public static final HeaderName RSEQ = known("RSeq", ' ', Kind.ROWS);
    public static final HeaderName RACK = known("RAck", ' ', Kind.ROWS);
    public static final HeaderName P_ASSERTED_IDENTITY = known("P-Asserted-Identity", ' ', Kind.LIST);
    public static final HeaderName P_PREFERRED_IDENTITY = known("P-Preferred-Identity", ' ', Kind.LIST);
    public static final HeaderName P_ACCESS_NETWORK_INFO = known("P-Access-Network-Info", ' ', Kind.LIST);
    public static final HeaderName CELLULAR_NETWORK_INFO = known("Cellular-Network-Info", ' ', Kind.LIST);
    public static final HeaderName PRIVACY = known("Privacy", ' ', Kind.ROWS);
    public static final HeaderName ACCEPT_ENCODING = known("Accept-Encoding", ' ', Kind.LIST);
    public static final HeaderName ACCEPT_LANGUAGE = known("Accept-Language", ' ', Kind.LIST);
    public static final HeaderName ALERT_INFO = known("Alert-Info", ' ', Kind.LIST);
    public static final HeaderName CALL_INFO = known("Call-Info", ' ', Kind.LIST);
    public static final HeaderName ERROR_INFO = known("Error-Info", ' ', Kind.LIST);
    public static final HeaderName CONTENT_LANGUAGE = known("Content-Language", ' ', Kind.LIST);
    public static final HeaderName DIVERSION = known("Diversion", ' ', Kind.LIST);
    public static final HeaderName HISTORY_INFO = known("History-Info", ' ', Kind.LIST);
    public static final HeaderName SERVICE_ROUTE = known("Service-Route", ' ', Kind.LIST);

    /** How often a header's values may stand in a message. */
    private enum Kind {
        /** Once: another row makes the message malformed. */
        SINGLE,
        /** In any number of rows, several in a row separated by commas (RFC 3261 §7.3.1). */
        LIST,
        /** One to a row: a comma belongs to the value. */
        ROWS
    }

    private final String text;
    private final String lowerCase;
    private final int hash;
    private final Kind kind;
    private final long bit;

    private HeaderName(String text, Kind kind, long bit) {
        this.text = text;
        this.lowerCase = text.toLowerCase(Locale.ROOT);
        this.hash = lowerCase.hashCode();
        this.kind = kind;
        this.bit = bit;
    }

    private static HeaderName known(String text, char compact, Kind kind) {
        int known = 0;
        for (HeaderName @Nullable [] bucket : BY_LENGTH) {
            known += bucket == null ? 0 : bucket.length;
        }
        HeaderName name = new HeaderName(text, kind, 1L << known);
        HeaderName @Nullable [] bucket = BY_LENGTH[text.length()];
        HeaderName[] grown = new HeaderName[bucket == null ? 1 : bucket.length + 1];
        if (bucket != null) {
            System.arraycopy(bucket, 0, grown, 0, bucket.length);
        }
        grown[grown.length - 1] = name;
        BY_LENGTH[text.length()] = grown;
        if (compact != ' ') {
            BY_COMPACT[compact - 'a'] = name;
        }
        return name;
    }

    /** The header named by {@code data[from, to)}, in its long or compact form. */
    public static HeaderName of(byte[] data, int from, int to) {
        int length = to - from;
        if (length == 1) {
            int c = Ascii.lower(data[from]);
            HeaderName compact = c >= 'a' && c <= 'z' ? BY_COMPACT[c - 'a'] : null;
            if (compact != null) {
                return compact;
            }
        }
        HeaderName @Nullable [] bucket = length < BY_LENGTH.length ? BY_LENGTH[length] : null;
        if (bucket != null) {
            for (HeaderName name : bucket) {
                if (Ascii.equalsIgnoreCase(data, from, to, name.lowerCase)) {
                    return name;
                }
            }
        }
        return new HeaderName(new String(data, from, length, StandardCharsets.ISO_8859_1), Kind.ROWS, 0);
    }

    /**
     * The header of that name.
     *
     * @throws IllegalArgumentException when it is no token (RFC 3261 §25.1)
     */
    public static HeaderName of(String name) {
        if (!Ascii.isToken(name)) {
            throw new IllegalArgumentException("no header name: " + name);
        }
        byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        return of(bytes, 0, bytes.length);
    }

    /** Whether several values may stand in one row, separated by commas (RFC 3261 §7.3.1). */
    public boolean isList() {
        return kind == Kind.LIST;
    }

    /** Whether it may stand in a message only once. */
    boolean isSingle() {
        return kind == Kind.SINGLE;
    }

    /** A bit of its own for a known name, so that a set of them fits a long; 0 for any other. */
    long bit() {
        return bit;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof HeaderName name && name.hash == hash && name.lowerCase.equals(lowerCase));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** The long form as it is written. */
    @Override
    public String toString() {
        return text;
    }
}
