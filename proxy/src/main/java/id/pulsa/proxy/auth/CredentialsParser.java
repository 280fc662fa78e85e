package id.pulsa.proxy.auth;

import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the value of an Authorization or Proxy-Authorization row (RFC 3261 §25.1, RFC 7616 §3.4). */
final class CredentialsParser {
    private static final String SCHEME = "Digest";
    private static final int MAX_TEXT = 1_024;

    /** What a row turned out to be. */
    sealed interface Row {
        /** Digest credentials, well-formed. */
        record Digest(DigestCredentials credentials) implements Row {}

        /** Credentials of another scheme, which we did not ask for. */
        record Foreign() implements Row {}

        /**
         * Not to be read.
         *
         * @param reason short and printable, without a word of what the client sent
         */
        record Malformed(String reason) implements Row {}
    }

    private CredentialsParser() {}

    static Row parse(String value) {
        int schemeEnd = 0;
        while (schemeEnd < value.length() && value.charAt(schemeEnd) != ' ' && value.charAt(schemeEnd) != '\t') {
            schemeEnd++;
        }
        if (schemeEnd != SCHEME.length() || !value.regionMatches(true, 0, SCHEME, 0, schemeEnd)) {
            return schemeEnd == 0 ? new Row.Malformed("Empty Credentials") : new Row.Foreign();
        }
        AuthParams params = AuthParams.parse(value, schemeEnd);
        if (params == null) {
            return new Row.Malformed("Malformed Credentials");
        }
        String username = params.get("username");
        String realm = params.get("realm");
        String nonce = params.get("nonce");
        String uri = params.get("uri");
        String hash = params.get("response");
        if (username == null || realm == null || nonce == null || uri == null || hash == null) {
            return new Row.Malformed("Incomplete Credentials");
        }
        String response = hash(hash);
        if (response == null || username.length() > MAX_TEXT || nonce.length() > MAX_TEXT || uri.length() > MAX_TEXT) {
            return new Row.Malformed("Malformed Credentials");
        }
        String algorithm = params.get("algorithm");
        return withCount(params, username, realm, nonce, uri, algorithm == null ? "MD5" : algorithm, response);
    }

    private static Row withCount(
            AuthParams params,
            String username,
            String realm,
            String nonce,
            String uri,
            String algorithm,
            String response) {
        String qop = params.get("qop");
        String count = params.get("nc");
        String cnonce = params.get("cnonce");
        if (qop == null) {
            return new Row.Digest(
                    new DigestCredentials(username, realm, nonce, uri, algorithm, response, null, "", 0, ""));
        }
        if (count == null || cnonce == null) {
            return new Row.Malformed("Incomplete Credentials");
        }
        long nonceCount = count.length() == 8 ? hexadecimal(count) : -1;
        if (nonceCount < 1 || cnonce.length() > MAX_TEXT) {
            return new Row.Malformed("Malformed Credentials");
        }
        return new Row.Digest(new DigestCredentials(
                username, realm, nonce, uri, algorithm, response, qop, count, nonceCount, cnonce));
    }

    /** The text in lower case when it is as long as one of our hashes; else null. */
    private static @Nullable String hash(String text) {
        boolean fits = false;
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            fits |= text.length() == algorithm.bytes() * 2;
        }
        for (int i = 0; i < text.length() && fits; i++) {
            fits = HexFormat.isHexDigit(text.charAt(i));
        }
        return fits ? text.toLowerCase(Locale.ROOT) : null;
    }

    private static long hexadecimal(String text) {
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return -1;
            }
            value = value << 4 | HexFormat.fromHexDigit(text.charAt(i));
        }
        return value;
    }
}
