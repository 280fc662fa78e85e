package id.pulsa.charging.cell;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A range of IP addresses: a prefix and its length (RFC 4632, RFC 4291 section 2.3). Immutable. */
public final class SourceNetwork {
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final byte[] first;
    private final int bits;

    private SourceNetwork(byte[] first, int bits) {
        this.first = first;
        this.bits = bits;
    }

    /**
     * Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32} or a single address.
     *
     * @throws IllegalArgumentException when it is none, or has bits set beyond the prefix
     */
    public static SourceNetwork parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = address(slash < 0 ? text : text.substring(0, slash), text);
        int length = address.length * Byte.SIZE;
        String after = slash < 0 ? String.valueOf(length) : text.substring(slash + 1);
        if (!after.matches("\\d{1,3}") || Integer.parseInt(after) > length) {
            throw new IllegalArgumentException(
                    "expected a prefix length of 0 to " + length + ", found \"" + text + "\"");
        }
        int bits = Integer.parseInt(after);
        for (int bit = bits; bit < length; bit++) {
            if ((address[bit / Byte.SIZE] & (0x80 >> (bit % Byte.SIZE))) != 0) {
                throw new IllegalArgumentException(
                        "the address has bits set beyond /" + bits + ", found \"" + text + "\"");
            }
        }
        return new SourceNetwork(address, bits);
    }

    /** Only what is an address already: names are not looked up. */
    private static byte[] address(String text, String whole) {
        try {
            if (IPV4.matcher(text).matches() || IPV6.matcher(text).matches()) {
                return InetAddress.getByName(text).getAddress();
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("expected an IP address or network, found \"" + whole + "\"", e);
        }
        throw new IllegalArgumentException(
                "expected a network such as \"192.0.2.0/24\" or \"2001:db8::/32\", found \"" + whole + "\"");
    }

    /** How many leading bits all of its addresses share. */
    public int bits() {
        return bits;
    }

    /** Whether an address is in it; one of the other IP version is not. */
    public boolean contains(byte[] address) {
        if (first.length != address.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        int rest = bits % Byte.SIZE;
        return Arrays.equals(first, 0, whole, address, 0, whole)
                && (rest == 0 || ((first[whole] ^ address[whole]) & 0xFF) >> (Byte.SIZE - rest) == 0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SourceNetwork network && bits == network.bits && Arrays.equals(first, network.first);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(first) + bits;
    }

    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(first).getHostAddress() + "/" + bits;
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
