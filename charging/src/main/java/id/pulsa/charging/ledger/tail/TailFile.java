package id.pulsa.charging.ledger.tail;

import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.LedgerTail;
import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A memory-mapped file in two halves: events go into one after the other, and into a half again when all that it holds is
 * committed. What was written stays in the page cache when the process dies.
 *
 * <p>The file: a header of {@value #HEADER} bytes (format, last sign of life), then the halves. An event: its length in
 * bytes, CRC-32C of what follows, its sequence number, its bytes.
 */
public final class TailFile implements LedgerTail {
    /** Enough for some ten thousand events: far more than are ever on their way while the disk works. */
    public static final int USUAL_BYTES = 32 << 20;

    private static final int MAGIC = 0x50540000 + EventCodec.VERSION;
    private static final int HEADER = 64;
    private static final int ALIVE_AT = 8;
    private static final int FRAME = Integer.BYTES + Integer.BYTES;
    private static final int CHUNK = 1 << 16;

    private final MappedByteBuffer map;
    private final ByteBuffer[] halves = new ByteBuffer[2];
    /** Sequence number of the last event in each half. */
    private final long[] lastIn = new long[2];

    private final CRC32C crc = new CRC32C();
    private int current;
    private long last;
    private volatile long committed;

    private TailFile(MappedByteBuffer map, long last) {
        this.map = map;
        int half = (map.capacity() - HEADER) / 2;
        halves[0] = map.slice(HEADER, half);
        halves[1] = map.slice(HEADER + half, half);
        this.last = last;
        this.committed = last;
    }

    /**
     * Makes the file anew; what an earlier process left in it must have been taken before.
     *
     * @param sequence the numbers go on after this one
     * @param bytes size of the file
     * @throws IOException when it cannot be made, or there is no room for it: it never grows afterwards
     */
    public static TailFile create(Path file, long sequence, int bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            // A hole in a mapped file that cannot be filled when it is written to would end the process.
            ByteBuffer zeros = ByteBuffer.allocate(CHUNK);
            for (long at = 0; at < bytes; at += zeros.limit()) {
                zeros.clear().limit((int) Math.min(CHUNK, bytes - at));
                channel.write(zeros, at);
            }
            MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes);
            map.putInt(0, MAGIC);
            return new TailFile(map, sequence);
        }
    }

    /** What a process that died has left in the file; nothing when there is none, or it is of another version. */
    public static Left left(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Left.NOTHING;
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        if (bytes.capacity() < HEADER || bytes.getInt(0) != MAGIC) {
            return Left.NOTHING;
        }
        List<Numbered> events = new ArrayList<>();
        int half = (bytes.capacity() - HEADER) / 2;
        read(bytes.slice(HEADER, half), events);
        read(bytes.slice(HEADER + half, half), events);
        events.sort(Comparator.comparingLong(Numbered::sequence));
        return new Left(bytes.getLong(ALIVE_AT), events);
    }

    /** Up to the first that is not whole, or is left from an earlier use of the half. */
    private static void read(ByteBuffer half, List<Numbered> events) {
        long before = 0;
        while (half.remaining() > FRAME + Long.BYTES) {
            int length = half.getInt();
            int sum = half.getInt();
            if (length <= Long.BYTES || length > half.remaining()) {
                return;
            }
            ByteBuffer body = half.slice(half.position(), length);
            half.position(half.position() + length);
            CRC32C crc = new CRC32C();
            crc.update(body.duplicate());
            long sequence = body.getLong();
            if ((int) crc.getValue() != sum || (before != 0 && sequence != before + 1)) {
                return;
            }
            LedgerEvent event = EventCodec.read(body);
            if (event == null) {
                return;
            }
            events.add(new Numbered(sequence, event));
            before = sequence;
        }
    }

    @Override
    public long append(LedgerEvent event) {
        if (!EventCodec.keeps(event)) {
            return 0;
        }
        if (write(event)) {
            return last;
        }
        int other = 1 - current;
        if (lastIn[other] > committed) {
            return 0;
        }
        current = other;
        halves[other].clear();
        return write(event) ? last : 0;
    }

    private boolean write(LedgerEvent event) {
        ByteBuffer half = halves[current];
        int start = half.position();
        try {
            half.putInt(0).putInt(0).putLong(last + 1);
            EventCodec.write(half, event);
        } catch (BufferOverflowException full) {
            half.position(start);
            if (half.remaining() >= Integer.BYTES) {
                half.putInt(start, 0);
            }
            return false;
        }
        int end = half.position();
        crc.reset();
        crc.update(half.slice(start + FRAME, end - start - FRAME));
        // The end of what is written now must not look like an event of an earlier use.
        if (half.remaining() >= Integer.BYTES) {
            half.putInt(end, 0);
        }
        half.putInt(start + Integer.BYTES, (int) crc.getValue());
        half.putInt(start, end - start - FRAME);
        last++;
        lastIn[current] = last;
        return true;
    }

    @Override
    public void committed(long sequence) {
        committed = sequence;
    }

    @Override
    public void alive(long wallMillis) {
        map.putLong(ALIVE_AT, wallMillis);
    }

    /** The file stays: who opens it next finds in the ledger how much of it is committed. */
    @Override
    public void close() {}
}
