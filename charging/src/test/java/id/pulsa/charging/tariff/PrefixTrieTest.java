package id.pulsa.charging.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PrefixTrieTest {
    @Test
    void withoutPrefixesNothingMatches() {
        assertNull(new PrefixTrie<>(Map.of()).longestMatch("0812"));
    }

    @Test
    void agreesWithTryingEveryLength() {
        long seed = new Random().nextLong();
        System.out.println("PrefixTrieTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Map<String, String> prefixes = new HashMap<>();
            for (int i = random.nextInt(50); i > 0; i--) {
                String prefix = number(random, 5);
                prefixes.put(prefix, "value of " + prefix);
            }
            PrefixTrie<String> trie = new PrefixTrie<>(prefixes);
            for (int i = 0; i < 100; i++) {
                String number = number(random, 8);
                assertEquals(reference(prefixes, number), trie.longestMatch(number), () -> prefixes + " " + number);
            }
        }
    }

    private static @Nullable String reference(Map<String, String> prefixes, String number) {
        for (int length = number.length(); length >= 0; length--) {
            String value = prefixes.get(number.substring(0, length));
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static String number(Random random, int maxLength) {
        StringBuilder number = new StringBuilder();
        for (int i = random.nextInt(maxLength + 1); i > 0; i--) {
            number.append("+012a".charAt(random.nextInt(5)));
        }
        return number.toString();
    }
}
