package id.pulsa.charging.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTermsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # calls | valid | credit              | daily | prefix  | what is wrong
            -1      | 0     | 0                   | 0     | 08      | the number of calls at once is below 0
            0       | -1    | 0                   | 0     | 08      | the end of validity is before 1970
            0       | 0     | -1                  | 0     | 08      | the credit limit is below 0
            0       | 0     | 9000000000000000000 | 0     | 08      | the credit limit is too high
            0       | 0     | 0                   | -1    | 08      | the daily limit is below 0
            0       | 0     | 0                   | 0     | 0?      | barred prefix "0?": expected up to 32 digits, letters, * or #, with or without a + before them
            0       | 0     | 0                   | 0     | ''      | barred prefix "": expected up to 32 digits, letters, * or #, with or without a + before them
            """)
    void areRefusedInWordsForTheAdministrator(
            int maxCalls, long validUntil, long creditLimit, long dailyLimit, String prefix, String wrong) {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new AccountTerms(maxCalls, false, validUntil, creditLimit, dailyLimit, List.of(prefix)));
        assertEquals(wrong, refused.getMessage());
    }

    @Test
    void prefixesAreWrittenAsNumbersAreCompared() {
        assertEquals(
                List.of("+62900", "*88"),
                new AccountTerms(0, false, 0, 0, 0, List.of("+62 (900)", "*88", "+62900")).barredPrefixes());
        assertThrows(
                IllegalArgumentException.class,
                () -> new AccountTerms(0, false, 0, 0, 0, Collections.nCopies(17, "08")));
    }
}
