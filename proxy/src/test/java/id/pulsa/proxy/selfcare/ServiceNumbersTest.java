package id.pulsa.proxy.selfcare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is dialled, and written, to service numbers. */
class ServiceNumbersTest {
    private static final ServiceNumbers NUMBERS = new ServiceNumbers("*888", "*889");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "-", textBlock = """
            *888                         |                       | balance
            *888#                        |                       | balance
            *888                         | hello                 | balance
            *888                         | saldo?                | balance
            *888                         | 1234                  | balance
            *888                         | 1234567890123456      | voucher 1234567890123456
            *888                         | " 1234 5678-9012.3456 " | voucher 1234567890123456
            *888*1234567890123456        |                       | voucher 1234567890123456
            *888*1234567890123456#       |                       | voucher 1234567890123456
            *888*1234-5678-(9012)-3456   |                       | voucher 1234567890123456
            *888*1234567890123456        | 6543210987654321      | voucher 1234567890123456
            *888*1234                    |                       | unclear voucher
            *888*                        |                       | unclear voucher
            *888*#                       |                       | unclear voucher
            *888*rubbish                 |                       | unclear voucher
            *888*12345678*9              |                       | unclear voucher
            *888*123456789012345678901234567890123 |             | unclear voucher
            *889                         |                       | usual price
            *889#                        |                       | usual price
            *889                         | what?                 | usual price
            *889                         | 0812345               | price of 0812345
            *889                         | +62 812-345           | price of +62812345
            *889*0812345                 |                       | price of 0812345
            *889*+62812345#              |                       | price of +62812345
            *889*112                     |                       | price of 112
            *889*                        |                       | unclear number
            *889*0812x                   |                       | unclear number
            *8881                        |                       | -
            *88                          |                       | -
            *887                         |                       | -
            888                          |                       | -
            0812345                      | 1234567890123456      | -
            """)
    void reads(String called, @Nullable String text, @Nullable String wanted) {
        assertEquals(wanted, shown(NUMBERS.read(called, text == null ? "" : text)));
    }

    private static @Nullable String shown(@Nullable ServiceRequest request) {
        if (request == null) {
            return null;
        }
        String service = request.service();
        if (request instanceof ServiceRequest.Balance) {
            assertEquals("*888", service);
            return "balance";
        }
        if (request instanceof ServiceRequest.Voucher voucher) {
            return "voucher " + voucher.code();
        }
        if (request instanceof ServiceRequest.PriceOf of) {
            assertEquals("*889*" + of.number(), request.recorded());
            return "price of " + of.number();
        }
        if (request instanceof ServiceRequest.UsualPrice) {
            assertEquals("*889", service);
            return "usual price";
        }
        return request instanceof ServiceRequest.UnclearNumber ? "unclear number" : "unclear voucher";
    }

    @Test
    void whatIsSwitchedOffIsANumberLikeAnyOther() {
        assertNull(ServiceNumbers.NONE.read("*888", ""));
        assertNull(new ServiceNumbers(null, "*889").read("*888", ""));
        assertNull(new ServiceNumbers("*888", null).read("*889*1", ""));
    }

    @Test
    void vouchersStayOutOfRecordsAndLogs() {
        ServiceRequest voucher = NUMBERS.read("*888*1234567890123456", "");
        assertEquals("*888", voucher == null ? "" : voucher.recorded());
        assertFalse(String.valueOf(voucher).contains("1234567890123456"));
    }
}
