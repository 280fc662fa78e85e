package id.pulsa.proxy.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** One bound UDP socket, read on its shard's thread. */
final class UdpSocket extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LogManager.getLogger(UdpSocket.class);

    private final DatagramChannel channel;
    private final EventLoopShard shard;
    private final GuardedSink sink;
    private final int maxMessageBytes;
    private final WriteBatch batch;
    private volatile InetSocketAddress local;

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

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        DatagramPacket packet = (DatagramPacket) message;
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
