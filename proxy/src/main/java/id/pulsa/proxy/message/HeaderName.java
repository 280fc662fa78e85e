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

    public static final HeaderName VIA = known("Via", 'v', true);
    public static final HeaderName FROM = known("From", 'f', false);
    public static final HeaderName TO = known("To", 't', false);
    public static final HeaderName CALL_ID = known("Call-ID", 'i', false);
    public static final HeaderName CSEQ = known("CSeq", ' ', false);
    public static final HeaderName CONTACT = known("Contact", 'm', true);
    public static final HeaderName MAX_FORWARDS = known("Max-Forwards", ' ', false);
    public static final HeaderName ROUTE = known("Route", ' ', true);
    public static final HeaderName RECORD_ROUTE = known("Record-Route", ' ', true);
    public static final HeaderName CONTENT_TYPE = known("Content-Type", 'c', false);
    public static final HeaderName CONTENT_LENGTH = known("Content-Length", 'l', false);
    public static final HeaderName CONTENT_ENCODING = known("Content-Encoding", 'e', true);
    public static final HeaderName CONTENT_DISPOSITION = known("Content-Disposition", ' ', false);
    public static final HeaderName AUTHORIZATION = known("Authorization", ' ', false);
    public static final HeaderName PROXY_AUTHORIZATION = known("Proxy-Authorization", ' ', false);
    public static final HeaderName WWW_AUTHENTICATE = known("WWW-Authenticate", ' ', false);
    public static final HeaderName PROXY_AUTHENTICATE = known("Proxy-Authenticate", ' ', false);
    public static final HeaderName AUTHENTICATION_INFO = known("Authentication-Info", ' ', false);
    public static final HeaderName EXPIRES = known("Expires", ' ', false);
    public static final HeaderName MIN_EXPIRES = known("Min-Expires", ' ', false);
    public static final HeaderName REQUIRE = known("Require", ' ', true);
    public static final HeaderName PROXY_REQUIRE = known("Proxy-Require", ' ', true);
    public static final HeaderName UNSUPPORTED = known("Unsupported", ' ', true);
    public static final HeaderName SUPPORTED = known("Supported", 'k', true);
    public static final HeaderName ALLOW = known("Allow", ' ', true);
    public static final HeaderName ALLOW_EVENTS = known("Allow-Events", 'u', true);
    public static final HeaderName ACCEPT = known("Accept", ' ', true);
    public static final HeaderName USER_AGENT = known("User-Agent", ' ', false);
    public static final HeaderName SERVER = known("Server", ' ', false);
    public static final HeaderName SUBJECT = known("Subject", 's', false);
    public static final HeaderName DATE = known("Date", ' ', false);
    public static final HeaderName TIMESTAMP = known("Timestamp", ' ', false);
    public static final HeaderName RETRY_AFTER = known("Retry-After", ' ', false);
    public static final HeaderName REASON = known("Reason", ' ', true);
    public static final HeaderName WARNING = known("Warning", ' ', true);
    public static final HeaderName PATH = known("Path", ' ', true);
    public static final HeaderName EVENT = known("Event", 'o', false);
    public static final HeaderName REFER_TO = known("Refer-To", 'r', false);
    public static final HeaderName REFERRED_BY = known("Referred-By", 'b', false);
    public static final HeaderName REPLACES = known("Replaces", ' ', false);
    public static final HeaderName SESSION_EXPIRES = known("Session-Expires", 'x', false);
    public static final HeaderName MIN_SE = known("Min-SE", ' ', false);
    public static final HeaderName RSEQ = known("RSeq", ' ', false);
    public static final HeaderName RACK = known("RAck", ' ', false);
    public static final HeaderName P_ASSERTED_IDENTITY = known("P-Asserted-Identity", ' ', true);
    public static final HeaderName P_PREFERRED_IDENTITY = known("P-Preferred-Identity", ' ', true);
    public static final HeaderName P_ACCESS_NETWORK_INFO = known("P-Access-Network-Info", ' ', true);
    public static final HeaderName PRIVACY = known("Privacy", ' ', false);

    private final String text;
    private final String lowerCase;
    private final int hash;
    private final boolean list;

    private HeaderName(String text, boolean list) {
        this.text = text;
        this.lowerCase = text.toLowerCase(Locale.ROOT);
        this.hash = lowerCase.hashCode();
        this.list = list;
    }

    private static HeaderName known(String text, char compact, boolean list) {
        HeaderName name = new HeaderName(text, list);
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
        return new HeaderName(new String(data, from, length, StandardCharsets.ISO_8859_1), false);
    }

    /** The header of that name. */
    public static HeaderName of(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        return of(bytes, 0, bytes.length);
    }

    /** Whether several values may stand in one row, separated by commas (RFC 3261 §7.3.1). */
    public boolean isList() {
        return list;
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
