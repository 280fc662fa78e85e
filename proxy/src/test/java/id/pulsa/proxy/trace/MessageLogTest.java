package id.pulsa.proxy.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.TransportKind;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageLogTest {
    private static final Flow FOUR =
            Flow.udp(new InetSocketAddress("192.0.2.1", 5060), new InetSocketAddress("203.0.113.9", 40_112));
    private static final Flow SIX =
            Flow.tcp(new InetSocketAddress("2001:db8::1", 5061), new InetSocketAddress("2001:db8::9", 65_535), 7);

    private record Written(long at, ByteBuffer bytes, Flow flow, boolean sent, int leg, long nanos) {}

    private static byte[] message(Random random, int most) {
        byte[] bytes = new byte[1 + random.nextInt(most)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Whatever is written, what is left is what was written last, unchanged, and memory has its bound. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void keepsTheNewestInBoundedMemory(long seed) {
        Random random = new Random(seed);
        MessageLog log = new MessageLog(64 << 10);
        assertEquals(0, log.takenBytes());
        List<Written> all = new ArrayList<>();
        long written = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = message(random, 1_500);
            Flow flow = random.nextBoolean() ? FOUR : SIX;
            boolean sent = random.nextBoolean();
            int leg = random.nextInt(251);
            long previous =
                    all.isEmpty() ? MessageLog.NONE : all.get(all.size() - 1).at();
            long at = log.append(previous, i, 1_000L + i, sent, leg, flow, bytes, bytes.length);
            all.add(new Written(at, ByteBuffer.wrap(bytes), flow, sent, leg, i));
            written += bytes.length;
            assertTrue(log.takenBytes() <= 64 << 10);
        }
        assertTrue(written > 10 * log.mostBytes());
        int left = 0;
        for (Written one : all) {
            if (one.at() >= log.oldest()) {
                left++;
                TracedMessage read = log.read(one.at());
                assertEquals(one.bytes(), ByteBuffer.wrap(read.bytes()));
                assertEquals(one.flow().local(), read.local());
                assertEquals(one.flow().remote(), read.remote());
                assertEquals(one.flow().kind(), read.transport());
                assertEquals(one.sent(), read.sent());
                assertEquals(one.leg(), read.leg());
                assertEquals(one.nanos(), read.nanos());
                assertEquals(1_000 + one.nanos(), read.wallMillis());
                assertEquals(one.at(), read.order());
            }
        }
        // One of eight segments is being written anew, and the ends of segments are not full.
        assertTrue(left * 750 > (64 << 10) / 2, "only " + left + " messages are left");
        assertEquals(
                all.get(all.size() - left).at(),
                oldestOf(log, all.get(all.size() - 1).at()));
    }

    /** Back along the chain of one call. */
    private static long oldestOf(MessageLog log, long newest) {
        long at = newest;
        while (log.previous(at) >= log.oldest()) {
            at = log.previous(at);
        }
        return at;
    }

    @Test
    void whatIsTooLongForASegmentLosesItsEnd() {
        MessageLog log = new MessageLog(32 << 10);
        byte[] bytes = new byte[60_000];
        Arrays.fill(bytes, (byte) 'x');
        TracedMessage read = log.read(log.append(MessageLog.NONE, 0, 0, true, 0, FOUR, bytes, bytes.length));
        assertTrue(read.cut());
        assertEquals(60_000, read.wireLength());
        assertTrue(read.bytes().length > 3_900 && read.bytes().length < 4_096, "kept " + read.bytes().length);
    }

    @Test
    void aCopyBelongsToItsNewPlace() {
        MessageLog there = new MessageLog(32 << 10);
        MessageLog here = new MessageLog(64 << 10);
        byte[] bytes = {1, 2, 3};
        long first = here.append(MessageLog.NONE, 1, 1, false, 0, FOUR, bytes, 3);
        long at = here.copy(there, there.append(MessageLog.NONE, 5, 6, true, 0, SIX, bytes, 2), first, 3);
        TracedMessage read = here.read(at);
        assertEquals(first, here.previous(at));
        assertEquals(3, read.leg());
        assertEquals(5, read.nanos());
        assertEquals(TransportKind.TCP, read.transport());
        assertArrayEquals(new byte[] {1, 2}, read.bytes());
    }
}
