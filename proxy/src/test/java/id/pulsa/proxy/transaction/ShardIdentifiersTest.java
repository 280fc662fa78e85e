package id.pulsa.proxy.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardIdentifiersTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 1023})
    void theShardIsReadBackInAnyCase(int shard) {
        ShardIdentifiers identifiers = new ShardIdentifiers(new SecureRandom(), shard);
        String branch = identifiers.branch();
        assertTrue(branch.matches("z9hG4bKp[0-9a-z]{18}"), branch);
        assertEquals(shard, ShardIdentifiers.shardOfBranch(branch));
        String tag = identifiers.tag();
        assertTrue(tag.matches("p[0-9a-z]{18}"), tag);
        assertEquals(shard, ShardIdentifiers.shardOfTag(tag));
        assertEquals(shard, ShardIdentifiers.shardOfTag(tag.toUpperCase(Locale.ROOT)));
        String callId = identifiers.callId();
        assertTrue(callId.matches("p[0-9a-z]{22}"), callId);
        assertEquals(shard, ShardIdentifiers.shardOfCallId(callId));
    }

    @Test
    void everyCharacterBehindTheShardIsChance() {
        ShardIdentifiers identifiers = new ShardIdentifiers(new SecureRandom(), 5);
        Set<String> seen = new HashSet<>();
        Set<Character> last = new HashSet<>();
        Set<Character> first = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String tag = identifiers.tag();
            assertTrue(seen.add(tag), "twice the same tag");
            first.add(tag.charAt(3));
            last.add(tag.charAt(tag.length() - 1));
        }
        assertEquals(32, first.size());
        assertEquals(32, last.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "p",
                "z9hG4bK",
                "z9hG4bK-524287-1---0000000000",
                "p!!0123456789abcdef",
                "pll0123456789abcdef",
                "x000123456789abcdef",
                "p\u00fc00123456789abcde"
            })
    void foreignTextIsNotOurs(String text) {
        assertEquals(-1, ShardIdentifiers.shardOfTag(text));
        assertEquals(-1, ShardIdentifiers.shardOfBranch(text));
        assertEquals(-1, ShardIdentifiers.shardOfCallId(text));
    }

    @Test
    void anyTextLeadsToAShardThatExists() {
        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            StringBuilder text = new StringBuilder("p");
            for (int k = 0; k < 18; k++) {
                text.append((char) (' ' + random.nextInt(95)));
            }
            int named = ShardIdentifiers.shardOfTag(text.toString());
            if (named >= 0) {
                int index = ShardIdentifiers.shardIndex(named, 3);
                assertTrue(index >= 0 && index < 3, "seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1024})
    void moreShardsThanCanBeToldApartAreRefused(int shard) {
        SecureRandom random = new SecureRandom();
        assertThrows(IllegalArgumentException.class, () -> new ShardIdentifiers(random, shard));
    }
}
