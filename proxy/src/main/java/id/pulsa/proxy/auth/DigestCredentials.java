package id.pulsa.proxy.auth;

import org.jspecify.annotations.Nullable;

/**
 * What a client answers to a challenge (RFC 7616 §3.4, RFC 3261 §22.4), taken apart and unquoted.
 *
 * @param algorithm as written; {@code "MD5"} when it is missing
 * @param response the hash in lower-case hexadecimal digits
 * @param qop as written; null when it is missing, and then so are the next two
 * @param nonceCount 1 to 2³² − 1
 */
record DigestCredentials(
        String username,
        String realm,
        String nonce,
        String uri,
        String algorithm,
        String response,
        @Nullable String qop,
        String nonceCountText,
        long nonceCount,
        String cnonce) {}
