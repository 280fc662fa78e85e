package id.pulsa.proxy.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelConfig;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;

/**
 * The memory that recvmmsg fills: one slot for each datagram of a burst, each with room for the largest datagram that
 * IP can carry, so that none is ever cut. The memory is reserved once per socket; since a slot's pages are touched only
 * as far as datagrams reach, large slots cost address space, not memory or cache.
 *
 * <p>All buffers handed out share this memory: a datagram must be copied out before the next read.
 */
final class ReceiveSlots implements RecvByteBufAllocator {
    /** More than 65,527, the largest payload of a UDP datagram (over IPv6 without jumbograms). */
    static final int SLOT_BYTES = 65_536;

    private static final int SLOTS = 32;
    /** After so many datagrams other sockets and timers have their turn. */
    private static final int MAX_PER_TURN = 64;

    private final ByteBuf memory = Unpooled.directBuffer(SLOTS * SLOT_BYTES, SLOTS * SLOT_BYTES);

    @Override
    public ExtendedHandle newHandle() {
        return new SlotHandle();
    }

    /** Gives the memory back; the socket must be closed. */
    void release() {
        memory.release();
    }

    private final class SlotHandle implements ExtendedHandle {
        private int messages;
        private int lastMessages;
        private int lastBytes;
        private int attemptedBytes;

        @Override
        public ByteBuf allocate(ByteBufAllocator ignored) {
            return memory.retainedDuplicate().clear();
        }

        @Override
        public int guess() {
            return SLOTS * SLOT_BYTES;
        }

        @Override
        public void reset(ChannelConfig config) {
            messages = 0;
            lastMessages = 0;
        }

        @Override
        public void incMessagesRead(int count) {
            messages += count;
            lastMessages += count;
        }

        @Override
        public void lastBytesRead(int bytes) {
            lastBytes = bytes;
        }

        @Override
        public int lastBytesRead() {
            return lastBytes;
        }

        @Override
        public void attemptedBytesRead(int bytes) {
            attemptedBytes = bytes;
        }

        @Override
        public int attemptedBytesRead() {
            return attemptedBytes;
        }

        /** Only a full burst is followed by another read: what comes later wakes the loop again (level-triggered). */
        @Override
        public boolean continueReading() {
            boolean full = lastMessages == SLOTS;
            lastMessages = 0;
            return full && messages < MAX_PER_TURN;
        }

        @Override
        public boolean continueReading(UncheckedBooleanSupplier ignored) {
            return continueReading();
        }

        @Override
        public void readComplete() {
            lastMessages = 0;
        }
    }
}
