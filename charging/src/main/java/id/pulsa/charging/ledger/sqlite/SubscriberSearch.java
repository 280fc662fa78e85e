package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.NumberPattern;
import id.pulsa.charging.ledger.Page;
import id.pulsa.charging.ledger.Subscriber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds subscribers by what a person types: first by the beginning of their number, then by their account, then by a part
 * of their display name; each where it is found first. The first two are indexes; of the display names, which are in an
 * index of their own, only some are read for one page.
 */
final class SubscriberSearch {
    /** Display names read for one page: a tenth of a second. */
    static final int NAMES = 300_000;

    /** Subscribers read in one query. */
    private static final int SLICE = 500;

    private static final String NAMES_BEHIND = "SELECT display_name, number FROM subscriber INDEXED BY subscriber_name"
            + " WHERE display_name IS NOT NULL AND (display_name, number) > (?, ?) ORDER BY display_name, number LIMIT ";

    /** Where in the listing a page begins. */
    private record Place(By by, String name, String number) {
        static Place first(By by) {
            return new Place(by, "", "");
        }

        static Place read(String cursor) {
            List<String> parts = TextCursor.read(cursor, 3);
            for (By by : By.values()) {
                if (by.name().equals(parts.get(0))) {
                    return new Place(by, parts.get(1), parts.get(2));
                }
            }
            throw new IllegalArgumentException(TextCursor.refusal(cursor));
        }

        String write() {
            return TextCursor.write(by.name(), name, number);
        }
    }

    private enum By {
        NUMBER,
        ACCOUNT,
        NAME
    }

    private final SqliteQueries queries;
    private final int names;

    /** @param names display names read for one page */
    SubscriberSearch(SqliteQueries queries, int names) {
        this.queries = queries;
        this.names = names;
    }

    Page<Subscriber> page(String text, @Nullable String cursor, int limit) {
        Place place = cursor == null ? Place.first(By.NUMBER) : Place.read(cursor);
        List<Subscriber> rows = new ArrayList<>();
        if (place.by() == By.NUMBER) {
            rows.addAll(byNumber(text, place, limit));
            if (rows.size() == limit) {
                return new Page<>(rows, behind(By.NUMBER, rows).write());
            }
            place = Place.first(By.ACCOUNT);
        }
        if (place.by() == By.ACCOUNT) {
            rows.addAll(byAccount(text, place, limit - rows.size()));
            if (rows.size() == limit) {
                return new Page<>(rows, behind(By.ACCOUNT, rows).write());
            }
            place = Place.first(By.NAME);
            if (!rows.isEmpty()) {
                // Who types a number or an account does not wait for the names to be read.
                return new Page<>(rows, place.write());
            }
        }
        List<Place> named = names(text, place, limit);
        return new Page<>(
                byName(named, text),
                named.size() == limit ? named.get(limit - 1).write() : endOfNames(place));
    }

    private static Place behind(By by, List<Subscriber> rows) {
        Subscriber last = rows.get(rows.size() - 1);
        String name = last.displayName();
        return new Place(by, name == null ? "" : name, last.number());
    }

    private List<Subscriber> byNumber(String text, Place place, int limit) {
        return list(
                new Conditions(SubscriberRows.SELECT + " WHERE number > ?")
                        .add("", place.number())
                        .number("number", NumberPattern.startingWith(text))
                        .add(" ORDER BY number"),
                limit);
    }

    private List<Subscriber> byAccount(String text, Place place, int limit) {
        Conditions conditions = new Conditions(SubscriberRows.SELECT + " WHERE account = ? AND number > ?")
                .add("", text, place.number());
        return list(notByNumber(conditions, text).add(" ORDER BY number"), limit);
    }

    /** Which display names have the text in them. */
    private List<Place> names(String text, Place place, int limit) {
        Conditions conditions = new Conditions("SELECT display_name, number FROM (" + NAMES_BEHIND + names
                        + ") WHERE display_name LIKE ? ESCAPE '!'")
                .add("", place.name(), place.number(), "%" + text.replaceAll("[!%_]", "!$0") + "%");
        notByNumber(conditions, text).add(" ORDER BY display_name, number LIMIT ?", limit);
        return queries.list(SubscriberSearch::name, conditions.sql(), conditions.arguments());
    }

    private static Place name(ResultSet row) throws SQLException {
        return new Place(By.NAME, row.getString(1), row.getString(2));
    }

    private List<Subscriber> byName(List<Place> named, String text) {
        Map<String, Subscriber> byNumber = new HashMap<>();
        for (int from = 0; from < named.size(); from += SLICE) {
            List<String> numbers = named.subList(from, Math.min(named.size(), from + SLICE)).stream()
                    .map(Place::number)
                    .toList();
            queries.list(
                            SubscriberRows::read,
                            SubscriberRows.SELECT + " WHERE number IN (" + Conditions.places(numbers.size()) + ")",
                            numbers)
                    .forEach(subscriber -> byNumber.put(subscriber.number(), subscriber));
        }
        return named.stream()
                .map(place -> byNumber.get(place.number()))
                // Who was removed a moment ago is not shown, and who was shown as one of the account not again.
                .filter(subscriber ->
                        subscriber != null && !subscriber.account().equals(text))
                .toList();
    }

    private static Conditions notByNumber(Conditions conditions, String text) {
        return conditions.add(" AND substr(number, 1, ?) <> ?", text.codePointCount(0, text.length()), text);
    }

    private List<Subscriber> list(Conditions conditions, int limit) {
        conditions.add(" LIMIT ?", limit);
        return queries.list(SubscriberRows::read, conditions.sql(), conditions.arguments());
    }

    /** Where the next page goes on when this one has read as many names as it may; null when it has read them all. */
    private @Nullable String endOfNames(Place place) {
        List<Place> last = queries.list(
                SubscriberSearch::name,
                NAMES_BEHIND + "1 OFFSET " + (names - 1),
                List.of(place.name(), place.number()));
        return last.isEmpty() ? null : last.get(0).write();
    }
}
