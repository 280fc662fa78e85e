package id.pulsa.charging.ledger.sqlite;

import java.util.List;

/** Words without spaces (prefixes of numbers) in one text column, with a space between them. */
final class WordList {
    private WordList() {}

    static String write(List<String> words) {
        return String.join(" ", words);
    }

    static List<String> read(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }
}
