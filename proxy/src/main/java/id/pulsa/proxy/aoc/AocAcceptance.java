package id.pulsa.proxy.aoc;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MediaType;
import id.pulsa.proxy.message.SipRequest;

/**
 * In which bodies a caller takes advice of charge, as the Accept header of its INVITE says.
 *
 * <p>The type must be named. Ranges such as {@code *}{@code /*} do not count for it: phones send them without looking at
 * what comes, and what a phone does not know may cost it the session description beside it. So does a phone without
 * Accept, which takes session descriptions only (RFC 3261 §20.1).
 */
public enum AocAcceptance {
    /** In none. */
    NONE,
    /** Where there is no other body: it does not take multipart/mixed. */
    ALONE,
    /** Also beside another body. */
    BESIDE_OTHERS;

    /** What the caller accepts. Without the type in Accept nothing is read but bytes. */
    public static AocAcceptance of(SipRequest invite) {
        if (!AocMediaType.isNamedIn(invite)) {
            return NONE;
        }
        boolean advice = false;
        boolean multipart = false;
        for (String value : invite.values(HeaderName.ACCEPT)) {
            MediaType media = MediaType.parse(value);
            if (media != null && media.accepts()) {
                advice |= AocMediaType.is(media) && knowsAVersion(media);
                multipart |= media.is("multipart", "mixed") || media.is("multipart", "*");
            }
        }
        if (!advice) {
            return NONE;
        }
        return multipart ? BESIDE_OTHERS : ALONE;
    }

    /** An empty list of schema versions says that none is known (TS 24.647 §5.1.2). */
    private static boolean knowsAVersion(MediaType media) {
        return !"".equals(media.parameter("sv")) && !"".equals(media.parameter("schemaversion"));
    }
}
