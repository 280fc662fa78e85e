package id.pulsa.proxy.transaction;

import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.Via;
import java.security.SecureRandom;

/**
 * Makes and reads the identifiers that we write into messages, so that whoever sends them back leads us to the shard
 * that owns the call. Each is {@code p}, two characters for the shard, then chance: 80 bits in branches and tags, 100 in
 * Call-IDs. The 32 letters and digits survive peers that change case.
 *
 * <p>One instance per shard, confined to its thread. The static readers may be called anywhere, with any text.
 */
public final class ShardIdentifiers {
    /** How many shards an identifier can tell apart. */
    public static final int MAX_SHARDS = 1024;

    private static final char MARK = 'p';
    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int PREFIX = 3;
    private static final int TIME_LENGTH = 9;
    private static final int TAG_LENGTH = PREFIX + 16;
    private static final int CALL_ID_LENGTH = PREFIX + 20;

    private final SecureRandom random;
    private final char shardHigh;
    private final char shardLow;
    // One call of a SecureRandom costs about as much for a kilobyte as for a byte.
    private final byte[] chance = new byte[1024];
    private int used = chance.length;
    private final char[] scratch = new char[Via.MAGIC_COOKIE.length() + CALL_ID_LENGTH];

    /**
     * @param shard 0 to {@link #MAX_SHARDS} − 1
     */
    public ShardIdentifiers(SecureRandom random, int shard) {
        if (shard < 0 || shard >= MAX_SHARDS) {
            throw new IllegalArgumentException("no such shard: " + shard);
        }
        this.random = random;
        this.shardHigh = DIGITS[shard / 32];
        this.shardLow = DIGITS[shard % 32];
        Via.MAGIC_COOKIE.getChars(0, Via.MAGIC_COOKIE.length(), scratch, 0);
    }

    /** A new branch, magic cookie included (RFC 3261 §8.1.1.7). */
    public String branch() {
        return make(Via.MAGIC_COOKIE.length() + TAG_LENGTH, 0);
    }

    /** A new tag (RFC 3261 §19.3). */
    public String tag() {
        return make(TAG_LENGTH, Via.MAGIC_COOKIE.length());
    }

    /** A new Call-ID (RFC 3261 §8.1.1.4). */
    public String callId() {
        return make(CALL_ID_LENGTH, Via.MAGIC_COOKIE.length());
    }

    /**
     * A new identifier for one of our own records, such as a call's: of the form of a Call-ID, but ordered by time, so
     * that a database appends it to its indexes instead of touching a page for each.
     *
     * @param wallMillis from 1970, before the year 3084
     */
    public String ordered(long wallMillis) {
        char[] ordered = callId().toCharArray();
        long rest = wallMillis;
        for (int i = PREFIX + TIME_LENGTH - 1; i >= PREFIX; i--) {
            ordered[i] = DIGITS[(int) (rest & 31)];
            rest >>>= 5;
        }
        return new String(ordered);
    }

    private String make(int length, int from) {
        int mark = Via.MAGIC_COOKIE.length();
        scratch[mark] = MARK;
        scratch[mark + 1] = shardHigh;
        scratch[mark + 2] = shardLow;
        for (int i = mark + PREFIX; i < from + length; i++) {
            scratch[i] = DIGITS[nextByte() & 31];
        }
        return new String(scratch, from, length);
    }

    private int nextByte() {
        if (used == chance.length) {
            random.nextBytes(chance);
            used = 0;
        }
        return chance[used++];
    }

    /**
     * The branch of a request of ours.
     *
     * @throws IllegalArgumentException when its top Via has none that was made here
     */
    static String branchOf(SipRequest request) {
        String branch = request.topVia().branch();
        if (branch == null || shardOfBranch(branch) < 0) {
            throw new IllegalArgumentException("the top Via has no branch of ours: " + request.topVia());
        }
        return branch;
    }

    /** The shard that made this branch; −1 when it has another form than ours. */
    public static int shardOfBranch(String branch) {
        int mark = Via.MAGIC_COOKIE.length();
        return branch.length() == mark + TAG_LENGTH ? read(branch, mark) : -1;
    }

    /** The shard that made this tag; −1 when it has another form than ours. */
    public static int shardOfTag(String tag) {
        return tag.length() == TAG_LENGTH ? read(tag, 0) : -1;
    }

    /** The shard that made this Call-ID; −1 when it has another form than ours. */
    public static int shardOfCallId(String callId) {
        return callId.length() == CALL_ID_LENGTH ? read(callId, 0) : -1;
    }

    /**
     * The shard of a gateway with {@code shardCount} shards that takes care of an identifier made by shard
     * {@code named}. The same one while there are as many shards as then; after a restart with fewer, and for whatever a
     * stranger makes up, one that exists.
     */
    public static int shardIndex(int named, int shardCount) {
        return named % shardCount;
    }

    private static int read(String text, int at) {
        if (lower(text.charAt(at)) != MARK) {
            return -1;
        }
        int high = digit(text.charAt(at + 1));
        int low = digit(text.charAt(at + 2));
        return high < 0 || low < 0 ? -1 : high * 32 + low;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    private static int digit(char c) {
        char lower = lower(c);
        for (int i = 0; i < DIGITS.length; i++) {
            if (DIGITS[i] == lower) {
                return i;
            }
        }
        return -1;
    }
}
