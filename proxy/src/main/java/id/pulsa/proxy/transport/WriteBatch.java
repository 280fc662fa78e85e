package id.pulsa.proxy.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;

/** Collects what one burst writes to one socket, so that it leaves together (sendmmsg, writev). */
final class WriteBatch {
    /** Under a backlog the first answer does not wait for more than so many others. */
    private static final int LARGEST = 32;

    private final EventLoopShard shard;
    private final Channel channel;
    private int unflushed;
    private boolean queued;

    WriteBatch(EventLoopShard shard, Channel channel) {
        this.shard = shard;
        this.channel = channel;
    }

    /** The bytes in memory that the system can read without another copy. */
    ByteBuf copy(byte[] buffer, int offset, int length) {
        return channel.alloc().directBuffer(length, length).writeBytes(buffer, offset, length);
    }

    /** Writes now and flushes soon; from another thread than the socket's, at once. */
    ChannelFuture write(Object message) {
        if (!shard.inThread()) {
            return channel.writeAndFlush(message);
        }
        ChannelFuture written = channel.write(message);
        unflushed++;
        if (unflushed >= LARGEST) {
            flush();
        } else if (!queued) {
            queued = true;
            shard.flushSoon(this);
        }
        return written;
    }

    /** The shard's call for {@link EventLoopShard#flushSoon}. */
    void flushQueued() {
        queued = false;
        flush();
    }

    private void flush() {
        if (unflushed > 0) {
            unflushed = 0;
            channel.flush();
        }
    }
}
