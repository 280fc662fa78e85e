package id.pulsa.proxy.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** One bound UDP socket, read on its shard's thread. */
final class UdpSocket extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LogManager.getLogger(UdpSocket.class);

    private static final int EMPTYING_MILLIS = 50;

    private final DatagramChannel channel;
    private final EventLoopShard shard;
    private final GuardedSink sink;
    private final int maxMessageBytes;
    private final WriteBatch batch;
    private volatile InetSocketAddress local;
    /** Whether what arrives is dropped; on the loop only. */
    private boolean emptying;

    private int dropped;

    /**
     * A socket not bound yet.
     *
     * @param wanted the address that it will be bound to
     */
    UdpSocket(
            DatagramChannel channel,
            EventLoopShard shard,
            GuardedSink sink,
            int maxMessageBytes,
            InetSocketAddress wanted) {
        this.channel = channel;
        this.shard = shard;
        this.sink = sink;
        this.maxMessageBytes = maxMessageBytes;
        this.batch = new WriteBatch(shard, channel);
        this.local = wanted;
    }

    /** The bound address, with the port that the system chose. */
    InetSocketAddress local() {
        return local;
    }

    DatagramChannel channel() {
        return channel;
    }

    void send(SendOutcome outcome, InetSocketAddress remote, byte[] buffer, int offset, int length) {
        if (!channel.isWritable()) {
            outcome.failed(SendFailure.QUEUE_FULL);
            return;
        }
        ByteBuf data = batch.copy(buffer, offset, length);
        batch.write(new DatagramPacket(data, remote)).addListener(outcome);
    }

    /** The socket has been bound and will be read from. */
    void bound() {
        local = channel.localAddress();
    }

    /**
     * Begins to read, and drops what is waiting. Sockets that share a port are bound one after the other, and until the
     * last is, a peer's datagrams go to another of them than later: a request and its repetition would reach two shards,
     * and be two requests. Whoever waits for an answer repeats what is dropped.
     *
     * @return completed when nothing is waiting any more, or so much arrives that there is no end of it
     */
    CompletableFuture<Void> readAnew() {
        CompletableFuture<Void> empty = new CompletableFuture<>();
        shard.loop().execute(() -> {
            emptying = true;
            channel.config().setAutoRead(true);
            lookForEnd(empty, EMPTYING_MILLIS);
        });
        return empty;
    }

    private void lookForEnd(CompletableFuture<Void> empty, int millisLeft) {
        shard.timers().scheduleMillis(1, () -> {
            if (dropped == 0 || millisLeft == 0) {
                emptying = false;
                empty.complete(null);
            } else {
                dropped = 0;
                lookForEnd(empty, millisLeft - 1);
            }
        });
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        DatagramPacket packet = (DatagramPacket) message;
        if (emptying) {
            dropped++;
            packet.release();
            return;
        }
        byte[] bytes;
        try {
            ByteBuf content = packet.content();
            bytes = new byte[content.readableBytes()];
            content.readBytes(bytes);
        } finally {
            packet.release();
        }
        if (isKeepAlive(bytes)) {
            return;
        }
        Flow flow = Flow.udp(local, packet.sender());
        if (bytes.length > maxMessageBytes) {
            sink.unframeable(shard, flow, Unframeable.MESSAGE_TOO_LARGE, bytes);
        } else {
            sink.received(shard, flow, bytes);
        }
    }

    /** Blank lines or nothing: it keeps a NAT's binding open and wants no answer (RFC 5626 §3.5.1 answers on streams). */
    private static boolean isKeepAlive(byte[] bytes) {
        for (byte b : bytes) {
            if (b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // One bad read must not end the socket: the next datagram is another peer's.
        LOG.warn("UDP {}: {}", local, cause.toString());
    }
}
