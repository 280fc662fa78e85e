package id.pulsa.charging.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Somebody changed something, or tried to. Written before the change itself, in the ledger's order; when the change was
 * refused, a second entry says why.
 *
 * @param atWallMillis wall-clock ms
 * @param who name of the staff member, of the subscriber, or of the local command line
 * @param source where from: an address, and the token's id when it was one
 * @param operation its name in the API's description
 * @param target what was to be changed, such as a subscriber's number; empty for the gateway itself
 * @param detail what was asked for, without secrets; null for nothing more
 * @param refusal why it was not done; null in the first entry
 */
public record AuditEntry(
        long atWallMillis,
        String who,
        String source,
        String operation,
        String target,
        @Nullable String detail,
        @Nullable String refusal) {
    /** Characters of one part; longer ones are cut. */
    public static final int MAX_PART = 2_000;

    public AuditEntry {
        who = cut(who);
        source = cut(source);
        target = cut(target);
        detail = detail == null ? null : cut(detail);
        refusal = refusal == null ? null : cut(refusal);
    }

    private static String cut(String part) {
        return part.length() <= MAX_PART ? part : part.substring(0, MAX_PART - 1) + "…";
    }
}
