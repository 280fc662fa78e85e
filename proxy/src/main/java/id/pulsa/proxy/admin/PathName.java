package id.pulsa.proxy.admin;

/** Names that stand in paths of the API. */
final class PathName {
    private PathName() {}

    /**
     * The name, unless no path can say it: RFC 3986 section 5.2.4 takes "." and ".." out of a path.
     *
     * @param what is named
     * @throws IllegalArgumentException in words for the administrator
     */
    static String check(String what, String name) {
        if (name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException(
                    what + " \"" + name + "\" could not be reached by the API, where that is no name; choose another");
        }
        return name;
    }
}
