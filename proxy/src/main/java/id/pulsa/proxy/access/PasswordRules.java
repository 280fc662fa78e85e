package id.pulsa.proxy.access;

import java.util.Locale;

/** What a password must be like; length is what counts (NIST SP 800-63B §5.1.1.2). */
final class PasswordRules {
    private static final int SHORTEST = 10;
    private static final int LONGEST = 200;
    private static final int FEWEST_DIFFERENT = 4;

    private PasswordRules() {}

    /** @throws IllegalArgumentException in words for who chooses it */
    static void check(String name, String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a password has " + SHORTEST + " to " + LONGEST + " characters; three or four words are good");
        }
        if (password.chars().distinct().count() < FEWEST_DIFFERENT) {
            throw new IllegalArgumentException("that password repeats too few characters");
        }
        if (password.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)) && name.length() > 2) {
            throw new IllegalArgumentException("a password must not hold the name");
        }
    }
}
