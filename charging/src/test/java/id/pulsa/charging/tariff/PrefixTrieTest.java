package id.pulsa.charging.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.pulsa.charging.tariff.PrefixTrie.Entry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefixTrieTest {
    @Test
    void withoutPrefixesNothingMatches() {
        assertEquals(PrefixTrie.NONE, new PrefixTrie(List.of()).longestMatch("0812"));
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
    void aNumberBeatsItsPrefixes(String number, String name) {
        List<String> names = List.of("all", "one", "police", "long prefix", "long number", "al", "alice", "strange");
        PrefixTrie trie = new PrefixTrie(List.of(
                new Entry("", false),
                new Entry("1", false),
                new Entry("110", true),
                new Entry("0812345678901234567", false),
                new Entry("08123456789012345678", true),
                new Entry("al", false),
                new Entry("alice", true),
                new Entry("\uFFFFx", true)));
        assertEquals(name, names.get(trie.longestMatch(number)));
    }

    @Test
    void nothingIsGivenTwice() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new PrefixTrie(List.of(new Entry("1", true), new Entry("1", true))));
    }

    @Test
    void agreesWithTryingEveryLength() {
        long seed = new Random().nextLong();
        System.out.println("PrefixTrieTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Set<Entry> given = new LinkedHashSet<>();
            for (int i = random.nextInt(50); i > 0; i--) {
                given.add(new Entry(number(random, random.nextInt(20) == 0 ? 30 : 5), random.nextInt(4) == 0));
            }
            List<Entry> entries = List.copyOf(given);
            PrefixTrie trie = new PrefixTrie(entries);
            for (int i = 0; i < 100; i++) {
                boolean known = !entries.isEmpty() && random.nextBoolean();
                String number =
                        (known ? entries.get(random.nextInt(entries.size())).prefix() : "") + number(random, 3);
                assertEquals(reference(entries, number), trie.longestMatch(number), () -> entries + " " + number);
            }
        }
    }

    private static int reference(List<Entry> entries, String number) {
        int best = entries.indexOf(new Entry(number, true));
        for (int length = number.length(); length >= 0 && best < 0; length--) {
            best = entries.indexOf(new Entry(number.substring(0, length), false));
        }
        return best;
    }

    private static String number(Random random, int maxLength) {
        StringBuilder number = new StringBuilder();
        for (int i = random.nextInt(maxLength + 1); i > 0; i--) {
            number.append("+012a*\u00FF\uFFF0".charAt(random.nextInt(8)));
        }
        return number.toString();
    }
}
