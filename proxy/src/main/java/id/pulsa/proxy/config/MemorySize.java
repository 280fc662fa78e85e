package id.pulsa.proxy.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of memory as they are written: {@code 32MB}, {@code 512KB}, {@code 0}. */
final class MemorySize {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})\\s*([KM]B)", Pattern.CASE_INSENSITIVE);
    private static final long LEAST = 256L << 10;
    private static final long MOST = 512L << 20;

    private MemorySize() {}

    /**
     * The bytes that a text means: 0, or 256 KB to 512 MB.
     *
     * @throws IllegalArgumentException with what is wrong, for the administrator
     */
    static long bytes(String text) {
        String trimmed = text.strip();
        if (trimmed.matches("0+([KkMm][Bb])?")) {
            return 0;
        }
        Matcher size = SIZE.matcher(trimmed);
        if (!size.matches()) {
            throw new IllegalArgumentException("expected a size such as \"32MB\" or \"512KB\", found \"" + text + "\"");
        }
        boolean mega = size.group(2).toUpperCase(Locale.ROOT).equals("MB");
        long bytes = Long.parseLong(size.group(1)) << (mega ? 20 : 10);
        if (bytes < LEAST || bytes > MOST) {
            throw new IllegalArgumentException("must be 0, or from 256KB to 512MB, found \"" + text + "\"");
        }
        return bytes;
    }
}
