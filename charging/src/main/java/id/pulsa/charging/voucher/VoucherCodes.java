package id.pulsa.charging.voucher;

import id.pulsa.charging.ledger.VoucherHash;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Codes of vouchers: 16 random digits, which is what a phone can dial. With a million vouchers out, one guess in ten
 * thousand million hits. Thread-safe.
 */
public final class VoucherCodes {
    /** Digits of a code. */
    public static final int DIGITS = 16;

    private final VoucherKey key;
    private final SecureRandom random;

    public VoucherCodes(VoucherKey key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    /** New codes, all different. */
    public List<String> make(int count) {
        Set<String> codes = new LinkedHashSet<>();
        while (codes.size() < count) {
            StringBuilder code = new StringBuilder(DIGITS);
            while (code.length() < DIGITS) {
                code.append((char) ('0' + random.nextInt(10)));
            }
            codes.add(code.toString());
        }
        return List.copyOf(codes);
    }

    /**
     * What is kept of a code.
     *
     * @param text as dialled or written; anything but its letters and digits is ignored
     * @return null when it can be none
     */
    public @Nullable VoucherHash hash(String text) {
        StringBuilder code = new StringBuilder(DIGITS);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' && code.length() < DIGITS) {
                code.append(c);
            } else if (Character.isLetterOrDigit(c)) {
                return null;
            }
        }
        return code.length() == DIGITS ? key.hash(code.toString().getBytes(StandardCharsets.US_ASCII)) : null;
    }
}
