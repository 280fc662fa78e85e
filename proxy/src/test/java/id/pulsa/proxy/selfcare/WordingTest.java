package id.pulsa.proxy.selfcare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.money.Currency;
import id.pulsa.charging.money.Micros;
import java.time.Instant;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts, times and dates as people write them, in both languages. */
class WordingTest {
    private static final Wordings RUPIAH = new Wordings(Currency.IDR);

    private static Wording in(String language) {
        return RUPIAH.in(Locale.forLanguageTag(language));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1500          | IDR 1,500.00               | Rp 1.500,00
            0             | IDR 0.00                   | Rp 0,00
            0.01          | IDR 0.01                   | Rp 0,01
            999.99        | IDR 999.99                 | Rp 999,99
            1000          | IDR 1,000.00               | Rp 1.000,00
            1234567.5     | IDR 1,234,567.50           | Rp 1.234.567,50
            0.000001      | IDR 0.000001               | Rp 0,000001
            -1500         | -IDR 1,500.00              | -Rp 1.500,00
            9223372036854 | IDR 9,223,372,036,854.00   | Rp 9.223.372.036.854,00
            """)
    void amounts(String amount, String english, String indonesian) {
        assertEquals(english, in("en").amount(Micros.parse(amount)));
        assertEquals(indonesian, in("id").amount(Micros.parse(amount)));
    }

    @Test
    void otherCurrenciesAreNamedByTheirCodes() {
        Wordings dollars = new Wordings(Currency.of("SGD"));
        assertEquals("SGD 12.50", dollars.in(Locale.ENGLISH).amount(12_500_000));
        assertEquals("SGD 12,50", dollars.in(Locale.forLanguageTag("id")).amount(12_500_000));
        Wordings whole = new Wordings(new Currency("JPY", 0));
        assertEquals("JPY 1,200", whole.in(Locale.ENGLISH).amount(1_200_000_000));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0        | 0 s            | 0 detik           | 0 s
            1        | 1 ms           | 1 milidetik       | 1 s
            999      | 999 ms         | 999 milidetik     | 1 s
            1000     | 1 s            | 1 detik           | 1 s
            1001     | 1 s            | 1 detik           | 2 s
            60000    | 1 min          | 1 menit           | 1 min
            62400    | 1 min 2 s      | 1 menit 2 detik   | 1 min 3 s
            3600000  | 1 h            | 1 jam             | 1 h
            3723000  | 1 h 2 min 3 s  | 1 jam 2 menit 3 detik | 1 h 2 min 3 s
            90000000 | 25 h           | 25 jam            | 25 h
            """)
    void times(long millis, String english, String indonesian, String talk) {
        assertEquals(english, in("en").time(millis));
        assertEquals(indonesian, in("id").time(millis));
        assertEquals(talk, in("en").talk(millis));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-12-31T16:59:00Z | Asia/Jakarta | 31 Dec 2026 23:59 | 31 Des 2026 23:59
            2026-12-31T17:00:00Z | Asia/Jakarta | 1 Jan 2027 00:00  | 1 Jan 2027 00:00
            2026-08-17T03:05:00Z | UTC          | 17 Aug 2026 03:05 | 17 Agu 2026 03:05
            2026-05-01T10:00:00Z | UTC          | 1 May 2026 10:00  | 1 Mei 2026 10:00
            """)
    void moments(Instant instant, String zone, String english, String indonesian) {
        assertEquals(english, in("en").moment(instant.toEpochMilli(), ZoneId.of(zone)));
        assertEquals(indonesian, in("id").moment(instant.toEpochMilli(), ZoneId.of(zone)));
    }

    /** However Java spells it: "in" before release 17, "id" since. */
    @ParameterizedTest
    @ValueSource(strings = {"id", "in", "id-ID", "in-ID", "ID"})
    void indonesian(String spelling) {
        assertEquals("Rp 1,00", in(spelling).amount(Micros.PER_UNIT));
        assertEquals("Rp 1,00", RUPIAH.in(new Locale(spelling.substring(0, 2))).amount(Micros.PER_UNIT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-GB", "de", "und"})
    void englishForEverybodyElse(String language) throws IllformedLocaleException {
        assertEquals("IDR 1.00", in(language).amount(Micros.PER_UNIT));
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        PropertyResourceBundle english = Wordings.bundle("messages_en.properties");
        PropertyResourceBundle indonesian = Wordings.bundle("messages_id.properties");
        Set<String> keys = new TreeSet<>(indonesian.keySet());
        keys.removeIf(key -> key.startsWith("currency."));
        assertEquals(new TreeSet<>(english.keySet()), keys);
        for (String key : keys) {
            assertEquals(gaps(english.getString(key)), gaps(indonesian.getString(key)), key);
            if (key.startsWith("brief.")) {
                String both = english.getString(key) + indonesian.getString(key);
                assertTrue(both.chars().allMatch(c -> c >= ' ' && c < 127), both);
            }
        }
    }

    private static Set<String> gaps(String text) {
        Set<String> gaps = new TreeSet<>();
        Matcher gap = Pattern.compile("\\{\\w+}").matcher(text);
        while (gap.find()) {
            gaps.add(gap.group());
        }
        return gaps;
    }
}
