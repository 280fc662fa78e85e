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
        return checkPath("account", name);
    }

    /** Refuses what no path of the API can name: RFC 3986 section 5.2.4 takes "." and ".." out of a path. */
    static String checkPath(String what, String name) {
        if (name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException(
                    what + " \"" + name + "\" could not be reached by the API, where that is no name; choose another");
        }
        return name;
    }
}
