package id.pulsa.proxy.systemd;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * The Unix datagram socket that the service manager listens on (sd_notify(3)). May be used from any thread. What cannot
 * be sent is logged: a gateway works without a service manager too.
 */
public final class NotifySocket implements AutoCloseable {
    /** Environment variable that names the socket. */
    public static final String VARIABLE = "NOTIFY_SOCKET";

    private static final Logger LOG = LogManager.getLogger(NotifySocket.class);
    private static final long PATIENCE_MILLIS = 1_000;

    private final EventLoopGroup loop;
    private final Channel channel;

    private NotifySocket(EventLoopGroup loop, Channel channel) {
        this.loop = loop;
        this.channel = channel;
    }

    /** The socket that the environment names; empty when it names none, or this machine has no such sockets. */
    public static Optional<NotifySocket> of(Map<String, String> environment) {
        String path = environment.get(VARIABLE);
        if (path == null || path.isEmpty()) {
            return Optional.empty();
        }
        if (!Epoll.isAvailable()) {
            LOG.warn("the service manager cannot be told anything: no Unix datagram sockets here");
            return Optional.empty();
        }
        // An address that begins with @ is in the abstract namespace of unix(7).
        DomainSocketAddress manager = new DomainSocketAddress(path.startsWith("@") ? "\0" + path.substring(1) : path);
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("pulsa-notify"), EpollIoHandler.newFactory());
        ChannelFuture connected = new Bootstrap()
                .group(loop)
                .channel(EpollDomainDatagramChannel.class)
                .handler(new ChannelInboundHandlerAdapter())
                .connect(manager)
                .awaitUninterruptibly();
        NotifySocket socket = new NotifySocket(loop, connected.channel());
        if (connected.isSuccess()) {
            return Optional.of(socket);
        }
        LOG.warn("the service manager at {} cannot be reached", path, connected.cause());
        socket.close();
        return Optional.empty();
    }

    /** Sends assignments such as {@code READY=1}, one to a line; returns when they have been handed to the kernel. */
    public void send(String assignments) {
        ChannelFuture sent = channel.writeAndFlush(Unpooled.copiedBuffer(assignments, StandardCharsets.UTF_8));
        if (!sent.awaitUninterruptibly(PATIENCE_MILLIS) || !sent.isSuccess()) {
            LOG.warn("the service manager could not be told {}", assignments, sent.cause());
        }
    }

    @Override
    public void close() {
        channel.close().syncUninterruptibly();
        loop.shutdownGracefully(0, PATIENCE_MILLIS, TimeUnit.MILLISECONDS).awaitUninterruptibly(PATIENCE_MILLIS);
    }
}
