package id.pulsa.charging.ledger;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person with a number and a credential.
 *
 * @param number the number as used in SIP user parts, 1–64 characters
 * @param account the prepaid account that pays, 1–64 characters
 * @param plan name of the tariff plan, 1–64 characters
 * @param ha1Md5 MD5 HA1 (RFC 7616 §3.4.2), 32 lower-case hexadecimal digits
 * @param ha1Sha256 SHA-256 HA1, 64 lower-case hexadecimal digits
 * @param maxCalls calls at once as caller, 0 for no limit
 * @param barred may make no calls
 * @param homeCell the cell the subscriber is in when nothing else is known, at most 64 characters
 * @param displayName at most 128 characters
 */
public record Subscriber(
        String number,
        String account,
        String plan,
        String ha1Md5,
        String ha1Sha256,
        int maxCalls,
        boolean barred,
        @Nullable String homeCell,
        @Nullable String displayName) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]*");

    public Subscriber {
        text("number", number, 64);
        text("account", account, 64);
        text("plan", plan, 64);
        hex("MD5", ha1Md5, 32);
        hex("SHA-256", ha1Sha256, 64);
        if (maxCalls < 0) {
            throw new IllegalArgumentException("maxCalls " + maxCalls + " is below 0");
        }
        if (homeCell != null) {
            text("home cell", homeCell, 64);
        }
        if (displayName != null && displayName.length() > 128) {
            throw new IllegalArgumentException("display name is longer than 128 characters");
        }
    }

    static void text(String what, String value, int maxLength) {
        if (value.isBlank() || value.length() > maxLength) {
            throw new IllegalArgumentException(
                    what + (value.isBlank() ? " is empty" : " is longer than " + maxLength + " characters"));
        }
    }

    private static void hex(String what, String value, int length) {
        if (value.length() != length || !HEX.matcher(value).matches()) {
            throw new IllegalArgumentException(what + " HA1 is not " + length + " lower-case hexadecimal digits");
        }
    }
}
