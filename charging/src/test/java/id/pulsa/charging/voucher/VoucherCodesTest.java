package id.pulsa.charging.voucher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.DataDirectoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoucherCodesTest {
    @TempDir
    Path root;

    private final SecureRandom random = new SecureRandom();

    private VoucherCodes codes() {
        return new VoucherCodes(VoucherKey.open(root, random, false), random);
    }

    @Test
    void areSixteenDigitsThatDiffer() {
        List<String> made = codes().make(1_000);
        assertEquals(1_000, new HashSet<>(made).size());
        made.forEach(code -> assertTrue(code.matches("\\d{16}"), code));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # as dialled,              whether it is the code 1234567890123456
            1234567890123456,          true
            1234-5678-9012-3456,       true
            ' 1234 5678 9012 3456#',   true
            1234567890123457,          false
            123456789012345,
            12345678901234567,
            1234567890123456x,
            x1234567890123456,
            '',
            """)
    void anythingButLettersAndDigitsIsIgnored(String dialled, Boolean same) {
        VoucherCodes codes = codes();
        if (same == null) {
            assertNull(codes.hash(dialled));
        } else {
            assertEquals(same, assertNotNullHash(codes, "1234567890123456").equals(codes.hash(dialled)));
        }
    }

    private static Object assertNotNullHash(VoucherCodes codes, String code) {
        Object hash = codes.hash(code);
        assertNotNull(hash);
        return hash;
    }

    @Test
    void theKeyIsMadeOnceForItsOwnerAlone() throws IOException {
        Object hash = codes().hash("1234567890123456");
        Path file = root.resolve(VoucherKey.FILE_NAME);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(32, Files.size(file));
        assertEquals(hash, codes().hash("1234567890123456"));
        Files.delete(file);
        assertNotEquals(hash, codes().hash("1234567890123456"));
    }

    @Test
    void aKeyThatIsLostOrOpenToOthersIsNotReplaced() throws IOException {
        Path file = root.resolve(VoucherKey.FILE_NAME);
        refused(true, file + " is missing, but the ledger holds vouchers");
        VoucherKey.open(root, random, false);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        refused(false, "can be used by others than its owner");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.write(file, new byte[31]);
        refused(false, "is no key of 32 bytes");
    }

    private void refused(boolean vouchers, String part) {
        String message =
                String.valueOf(assertThrows(DataDirectoryException.class, () -> VoucherKey.open(root, random, vouchers))
                        .getMessage());
        assertTrue(message.contains(part), message);
        assertEquals(1, message.lines().count());
    }
}
