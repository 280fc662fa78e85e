package id.pulsa.proxy.selfcare;

import id.pulsa.charging.money.Currency;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

/** Texts, amounts, times and dates as people write them in one language. Immutable, thread-safe. */
final class Wording {
    private static final long SECOND_MILLIS = 1_000;
    private static final long MINUTE_MILLIS = 60 * SECOND_MILLIS;
    private static final long HOUR_MILLIS = 60 * MINUTE_MILLIS;

    private final ResourceBundle texts;
    private final Currency currency;
    private final String symbol;
    private final char grouping;
    private final char decimal;
    private final List<String> months;

    /** @param texts one of the bundles {@code messages_*.properties} beside this class */
    Wording(ResourceBundle texts, Currency currency) {
        this.texts = texts;
        this.currency = currency;
        String own = "currency." + currency.code();
        this.symbol = texts.containsKey(own) ? texts.getString(own) : currency.code();
        this.grouping = texts.getString("number.grouping").charAt(0);
        this.decimal = texts.getString("number.decimal").charAt(0);
        this.months = List.of(texts.getString("months").split(" ", -1));
    }

    /**
     * A text with its gaps filled.
     *
     * @param fillings name and value in turn
     */
    String text(String key, String... fillings) {
        String text = texts.getString(key);
        for (int i = 0; i < fillings.length; i += 2) {
            text = text.replace("{" + fillings[i] + "}", fillings[i + 1]);
        }
        return text;
    }

    /** {@code 1.4}, {@code 1,4}. */
    String ratio(int thousandths) {
        return BigDecimal.valueOf(thousandths, 3)
                .stripTrailingZeros()
                .toPlainString()
                .replace('.', decimal);
    }

    /** {@code IDR 1,500.00}, {@code Rp 1.500,00}: exact, with more decimals only where there are any. */
    String amount(long micros) {
        String plain = currency.format(micros);
        String digits = plain.startsWith("-") ? plain.substring(1) : plain;
        int point = digits.indexOf('.');
        int wholeEnd = point < 0 ? digits.length() : point;
        StringBuilder written = new StringBuilder(plain.length() + 12);
        written.append(micros < 0 ? "-" : "").append(symbol).append(' ');
        for (int i = 0; i < wholeEnd; i++) {
            if (i > 0 && (wholeEnd - i) % 3 == 0) {
                written.append(grouping);
            }
            written.append(digits.charAt(i));
        }
        if (point >= 0) {
            written.append(decimal).append(digits, point + 1, digits.length());
        }
        return written.toString();
    }

    /** {@code 1 h 2 min 3 s}; milliseconds only below a second. */
    String time(long millis) {
        if (millis > 0 && millis < SECOND_MILLIS) {
            return millis + " " + text("unit.millisecond");
        }
        List<String> parts = new ArrayList<>(3);
        addPart(parts, millis / HOUR_MILLIS, "unit.hour");
        addPart(parts, millis % HOUR_MILLIS / MINUTE_MILLIS, "unit.minute");
        addPart(parts, millis % MINUTE_MILLIS / SECOND_MILLIS, "unit.second");
        return parts.isEmpty() ? "0 " + text("unit.second") : String.join(" ", parts);
    }

    /** Like {@link #time}, begun seconds counted whole: as long as the talk is felt to be, never "0 s". */
    String talk(long millis) {
        return time(-Math.floorDiv(-millis, SECOND_MILLIS) * SECOND_MILLIS);
    }

    private void addPart(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + text(unit));
        }
    }

    /** {@code 31 Dec 2026 23:59}. */
    String moment(long wallMillis, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(wallMillis), zone);
        int minutes = local.getMinute();
        return date(wallMillis, zone) + " " + local.getHour() / 10 + local.getHour() % 10 + ":" + minutes / 10
                + minutes % 10;
    }

    /** {@code 31 Dec 2026}. */
    String date(long wallMillis, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(wallMillis), zone);
        return local.getDayOfMonth() + " " + months.get(local.getMonthValue() - 1) + " " + local.getYear();
    }
}
