package id.pulsa.proxy.admin;

/** What an account can be called. */
final class AccountName {
    private static final int MAX_LENGTH = 64;

    private AccountName() {}

    /**
     * The name, when it can be one.
     *
     * @throws IllegalArgumentException in words for the administrator
     */
    static String check(String name) {
        if (name.isBlank() || name.length() > MAX_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "the name of an account has 1 to " + MAX_LENGTH + " printable characters");
        }
        return PathName.check("account", name);
    }
}
