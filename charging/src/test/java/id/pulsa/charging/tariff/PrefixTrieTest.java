package id.pulsa.charging.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.pulsa.charging.tariff.PrefixTrie.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefixTrieTest {
    @Test
    void withoutPrefixesNothingMatches() {
        assertNull(new PrefixTrie<>(List.<Entry<String>>of()).longestMatch("0812"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            110         | police
            1100        | one
            11          | one
            1           | one
            (1)1-0      | police
            08123456789012345678 | long number
            0812345678901234567  | long prefix
            081234567890123456   | all
            alice       | alice
            alice2      | al
            ￿x     | strange
            ￿      | all
            ''          | all
            """)
    void aNumberBeatsItsPrefixes(String number, String value) {
        PrefixTrie<String> trie = new PrefixTrie<>(List.of(
                new Entry<>("", false, "all"),
                new Entry<>("1", false, "one"),
                new Entry<>("110", true, "police"),
                new Entry<>("0812345678901234567", false, "long prefix"),
                new Entry<>("08123456789012345678", true, "long number"),
                new Entry<>("al", false, "al"),
                new Entry<>("alice", true, "alice"),
                new Entry<>("\uFFFFx", true, "strange")));
        assertEquals(value, trie.longestMatch(number));
    }

    @Test
    void nothingIsGivenTwice() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new PrefixTrie<>(List.of(new Entry<>("1", true, "a"), new Entry<>("1", true, "b"))));
    }

    @Test
    void agreesWithTryingEveryLength() {
        long seed = new Random().nextLong();
        System.out.println("PrefixTrieTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Map<String, Entry<String>> entries = new HashMap<>();
            for (int i = random.nextInt(50); i > 0; i--) {
                String prefix = number(random, random.nextInt(20) == 0 ? 30 : 5);
                boolean exact = random.nextInt(4) == 0;
                entries.put(exact + prefix, new Entry<>(prefix, exact, exact + prefix));
            }
            PrefixTrie<String> trie = new PrefixTrie<>(List.copyOf(entries.values()));
            List<String> prefixes = entries.values().stream().map(Entry::prefix).toList();
            for (int i = 0; i < 100; i++) {
                boolean known = !prefixes.isEmpty() && random.nextBoolean();
                String number = (known ? prefixes.get(random.nextInt(prefixes.size())) : "") + number(random, 3);
                assertEquals(reference(entries, number), trie.longestMatch(number), () -> entries + " " + number);
            }
        }
    }

    private static @Nullable String reference(Map<String, Entry<String>> entries, String number) {
        if (entries.containsKey(true + number)) {
            return true + number;
        }
        for (int length = number.length(); length >= 0; length--) {
            String key = false + number.substring(0, length);
            if (entries.containsKey(key)) {
                return key;
            }
        }
        return null;
    }

    private static String number(Random random, int maxLength) {
        StringBuilder number = new StringBuilder();
        for (int i = random.nextInt(maxLength + 1); i > 0; i--) {
            number.append("+012a*\u00FF\uFFF0".charAt(random.nextInt(8)));
        }
        return number.toString();
    }
}
