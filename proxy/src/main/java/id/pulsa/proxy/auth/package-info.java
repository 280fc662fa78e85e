/**
 * Who is asking: Digest authentication of requests (RFC 3261 §22, RFC 7616, RFC 8760). Knows hashes, never passwords,
 * and answers every doubt with a fresh challenge, so that nobody learns which numbers exist.
 */
@NullMarked
package id.pulsa.proxy.auth;

import org.jspecify.annotations.NullMarked;
