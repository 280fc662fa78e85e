package id.pulsa.charging.ledger;

import id.pulsa.charging.tariff.DialledNumber;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the administrator has agreed with the owner of an account.
 *
 * @param maxCalls calls at once, 0 for no limit
 * @param barred no calls and messages at all
 * @param validUntilWallMillis from this instant (wall-clock ms) on nothing that costs anything is let out; 0: for ever
 * @param creditLimitMicros how far the balance may fall below 0, in micro-units, ≥ 0: above 0 for post-paid accounts
 * @param dailyLimitMicros the most that is spent on one day, in micro-units; 0 for no limit
 * @param barredPrefixes beginnings of numbers that are not called, at most {@link #MAX_BARRED_PREFIXES}, as
 *     {@link DialledNumber} writes them
 */
public record AccountTerms(
        int maxCalls,
        boolean barred,
        long validUntilWallMillis,
        long creditLimitMicros,
        long dailyLimitMicros,
        List<String> barredPrefixes) {
    /** How many beginnings of numbers one account can bar. */
    public static final int MAX_BARRED_PREFIXES = 16;

    /** A plain prepaid account: no limit, for ever. */
    public static final AccountTerms PLAIN = new AccountTerms(0, false, 0, 0, 0, List.of());

    private static final Pattern PREFIX = Pattern.compile("[+]?[0-9A-Za-z*#]{1,31}");

    /** @throws IllegalArgumentException in words for the administrator */
    public AccountTerms {
        if (maxCalls < 0) {
            throw new IllegalArgumentException("the number of calls at once is below 0");
        }
        if (validUntilWallMillis < 0) {
            throw new IllegalArgumentException("the end of validity is before 1970");
        }
        amount("credit limit", creditLimitMicros);
        amount("daily limit", dailyLimitMicros);
        if (barredPrefixes.size() > MAX_BARRED_PREFIXES) {
            throw new IllegalArgumentException("more than " + MAX_BARRED_PREFIXES + " barred prefixes");
        }
        barredPrefixes =
                barredPrefixes.stream().map(AccountTerms::prefix).distinct().toList();
    }

    private static void amount(String what, long micros) {
        if (micros < 0 || micros > AccountRow.MAX_BALANCE_MICROS) {
            throw new IllegalArgumentException("the " + what + (micros < 0 ? " is below 0" : " is too high"));
        }
    }

    private static String prefix(String text) {
        String prefix = DialledNumber.normalise(text);
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("barred prefix \"" + text.replaceAll("\\p{Cntrl}", "?")
                    + "\": expected up to 32 digits, letters, * or #, with or without a + before them");
        }
        return prefix;
    }

    /** Another end of validity. */
    public AccountTerms validUntil(long wallMillis) {
        return new AccountTerms(maxCalls, barred, wallMillis, creditLimitMicros, dailyLimitMicros, barredPrefixes);
    }
}
