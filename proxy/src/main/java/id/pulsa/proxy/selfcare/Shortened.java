package id.pulsa.proxy.selfcare;

/** Names and numbers that others chose, in texts that must stay short. */
final class Shortened {
    private Shortened() {}

    /** The text, or what fits of it with three dots behind. */
    static String to(int longest, String text) {
        return text.length() <= longest ? text : text.substring(0, longest - 3) + "...";
    }
}
