package id.pulsa.proxy.admin;

import id.pulsa.proxy.admin.AdminException.Kind;

/** The text by which whoever asks for something twice says that it is to be done once. */
final class IdempotencyKey {
    private static final int MAX_LENGTH = 100;

    private IdempotencyKey() {}

    /** The key, when it can be one. */
    static String check(String key) {
        if (key.isBlank() || key.length() > MAX_LENGTH) {
            throw new AdminException(Kind.INVALID, "an idempotency key has 1 to " + MAX_LENGTH + " characters");
        }
        return key;
    }
}
