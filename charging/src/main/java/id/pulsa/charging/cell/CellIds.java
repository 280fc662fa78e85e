package id.pulsa.charging.cell;

import java.util.Locale;

/**
 * The one spelling in which identities of cells are compared: what a phone gives as {@code cgi-3gpp},
 * {@code utran-cell-id-3gpp} or {@code i-wlan-node-id} (3GPP TS 24.229 section 7.2A.4), in lower case, without the
 * hyphens and colons that people write between its parts.
 */
public final class CellIds {
    /** Longest identity that is taken. */
    public static final int MAX_LENGTH = 64;

    private CellIds() {}

    /** The identity as it is compared; empty when there is nothing of it. */
    public static String normalise(String id) {
        StringBuilder kept = new StringBuilder(id.length());
        for (int i = 0; i < id.length() && i < MAX_LENGTH; i++) {
            char c = id.charAt(i);
            if (c != '-' && c != ':' && c != ' ') {
                kept.append(c);
            }
        }
        return kept.toString().toLowerCase(Locale.ROOT);
    }
}
