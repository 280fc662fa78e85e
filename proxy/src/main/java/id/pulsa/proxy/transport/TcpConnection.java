package id.pulsa.proxy.transport;

import id.pulsa.proxy.timer.Timer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import java.util.ArrayDeque;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/** One TCP connection on its shard's thread, accepted or opened by us. */
final class TcpConnection extends ChannelInboundHandlerAdapter implements StreamFramer.Output {
    private static final Logger LOG = LogManager.getLogger(TcpConnection.class);
    private static final ByteBuf PONG = Unpooled.unreleasableBuffer(
                    Unpooled.directBuffer(2).writeBytes(new byte[] {'\r', '\n'}))
            .asReadOnly();

    private record Waiting(ByteBuf message, SendOutcome outcome) {}

    private final SocketChannel channel;
    private final EventLoopShard shard;
    private final Flow flow;
    private final GuardedSink sink;
    private final TransportLimits limits;
    private final TcpConnections connections;
    private final StreamFramer framer;
    private final WriteBatch batch;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private boolean established;
    private long lastTrafficNanos;
    private @Nullable Timer idleTimer;
    private @Nullable Timer messageTimer;

    TcpConnection(SocketChannel channel, EventLoopShard shard, Flow flow, TcpConnections connections) {
        this.channel = channel;
        this.shard = shard;
        this.flow = flow;
        this.connections = connections;
        this.sink = connections.sink();
        this.limits = connections.limits();
        this.framer = new StreamFramer(limits.maxHeaderBytes(), limits.maxMessageBytes(), this);
        this.batch = new WriteBatch(shard, channel);
    }

    Flow flow() {
        return flow;
    }

    /** Ends the connection; from any thread. */
    void close() {
        channel.close().addListener(closed -> LOG.debug("TCP {}: closed", flow));
    }

    /** Sends, from any thread, on a connection that is established; before that, on the shard's thread only. */
    void send(SendOutcome outcome, byte[] buffer, int offset, int length) {
        if (!channel.isActive() && shard.inThread() && !established && channel.isOpen()) {
            await(outcome, buffer, offset, length);
        } else if (!channel.isWritable() && channel.isActive()) {
            outcome.failed(SendFailure.QUEUE_FULL);
            // Whoever does not read a megabyte has gone away; what waits for it is given up too.
            close();
        } else {
            batch.write(batch.copy(buffer, offset, length)).addListener(outcome);
        }
    }

    private void await(SendOutcome outcome, byte[] buffer, int offset, int length) {
        if (waitingBytes + length > limits.maxQueuedBytes()) {
            outcome.failed(SendFailure.QUEUE_FULL);
            return;
        }
        waitingBytes += length;
        waiting.add(new Waiting(batch.copy(buffer, offset, length), outcome));
    }

    /** The connection could not be opened: fails everything that waited for it. */
    void connectFailed(SendFailure failure) {
        for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
            next.message().release();
            next.outcome().failed(failure);
        }
        waitingBytes = 0;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        established = true;
        connections.established(this);
        lastTrafficNanos = shard.timers().nowNanos();
        idleTimer = shard.timers().schedule(limits.idle().toNanos(), this::closeIfIdle);
        for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
            batch.write(next.message()).addListener(next.outcome());
        }
        waitingBytes = 0;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object piece) {
        ByteBuf bytes = (ByteBuf) piece;
        long before = framer.messages();
        try {
            framer.feed(bytes);
        } finally {
            bytes.release();
        }
        lastTrafficNanos = shard.timers().nowNanos();
        watchHalfMessage(framer.messages() != before);
    }

    private void watchHalfMessage(boolean another) {
        if (messageTimer != null && (another || !framer.midMessage())) {
            messageTimer.cancel();
            messageTimer = null;
        }
        if (messageTimer == null && framer.midMessage() && channel.isActive()) {
            messageTimer = shard.timers()
                    .schedule(limits.wholeMessage().toNanos(), () -> framer.giveUp(Unframeable.MESSAGE_TOO_SLOW));
        }
    }

    private void closeIfIdle() {
        long quietNanos = shard.timers().nowNanos() - lastTrafficNanos;
        long leftNanos = limits.idle().toNanos() - quietNanos;
        if (leftNanos <= 0) {
            close();
        } else {
            idleTimer = shard.timers().schedule(leftNanos, this::closeIfIdle);
        }
    }

    @Override
    public void message(byte[] message) {
        sink.received(shard, flow, message);
    }

    @Override
    public void ping() {
        batch.write(PONG.duplicate()).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    /** Lets the answer out, then says that no more will come; a peer that does not hang up then is hung up on. */
    @Override
    public void unframeable(Unframeable reason, byte[] received) {
        sink.unframeable(shard, flow, reason, received);
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER)
                .addListener(
                        flushed -> channel.shutdownOutput().addListener(said -> LOG.debug("TCP {}: {}", flow, reason)));
        if (idleTimer != null) {
            idleTimer.cancel();
        }
        idleTimer = shard.timers().schedule(limits.connect().toNanos(), this::close);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (channel.isWritable()) {
            lastTrafficNanos = shard.timers().nowNanos();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (idleTimer != null) {
            idleTimer.cancel();
        }
        if (messageTimer != null) {
            messageTimer.cancel();
        }
        if (established) {
            connections.ended(this);
            sink.connectionClosed(shard, flow);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // Resets and broken pipes are a peer's ordinary way to leave.
        LOG.debug("TCP {}: {}", flow, cause.toString());
        close();
    }
}
