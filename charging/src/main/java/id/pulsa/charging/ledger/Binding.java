package id.pulsa.charging.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Where a subscriber can be reached (RFC 3261 §10.3). Opaque here: the registrar gives it meaning.
 *
 * @param key what makes it the same binding on refresh; unique per number
 * @param contact the Contact URI
 * @param qThousandths preference, 0–1000
 * @param expiresAtWallMillis when it ends
 * @param callId Call-ID of the REGISTER
 * @param cseq CSeq number of the REGISTER
 * @param flow the socket or connection it came over
 * @param path the Path header values (RFC 3327)
 */
public record Binding(
        String key,
        String contact,
        int qThousandths,
        long expiresAtWallMillis,
        String callId,
        long cseq,
        String flow,
        @Nullable String userAgent,
        @Nullable String path) {}
