package id.pulsa.proxy.trace;

import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.message.SipMessage;
import id.pulsa.proxy.transaction.TrafficListener;
import id.pulsa.proxy.transport.Flow;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.function.Function;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends a copy of every message to a capture server such as Homer, over UDP. What cannot be sent at once is dropped: calls
 * never wait for it. One for each shard, on its thread.
 */
public final class HepExport implements TrafficListener, AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(HepExport.class);
    private static final int BUFFER_BYTES = 65_535;

    private final InetSocketAddress server;
    private final ShardTrace trace;
    private final Function<Flow, InetSocketAddress> ourAddress;
    private final TimeSource time;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private @Nullable DatagramChannel channel;
    private boolean failing;
    private long dropped;

    /**
     * Sends from now on.
     *
     * @param trace knows which messages belong to one call
     * @param ourAddress our end of a flow, never a wildcard
     */
    public HepExport(
            InetSocketAddress server, ShardTrace trace, Function<Flow, InetSocketAddress> ourAddress, TimeSource time) {
        this.server = server;
        this.trace = trace;
        this.ourAddress = ourAddress;
        this.time = time;
    }

    @Override
    public void received(SipMessage message, Flow flow) {
        send(message, flow, flow.remote(), ourAddress.apply(flow));
    }

    @Override
    public void sent(SipMessage message, Flow flow) {
        send(message, flow, ourAddress.apply(flow), flow.remote());
    }

    private void send(SipMessage message, Flow flow, InetSocketAddress from, InetSocketAddress to) {
        buffer.clear();
        boolean written = HepPacket.write(
                buffer,
                flow.kind(),
                from,
                to,
                time.wallMillis() * 1_000,
                trace.callerCallId(message.callId()),
                message.bytes(),
                message.length());
        if (!written) {
            dropped++;
            return;
        }
        buffer.flip();
        try {
            if (open().send(buffer, server) == 0) {
                dropped++;
            }
            failing = false;
        } catch (IOException e) {
            dropped++;
            if (!failing) {
                failing = true;
                LOG.warn("messages cannot be sent to the capture server {}: {}", server, e.toString());
            }
        }
    }

    private DatagramChannel open() throws IOException {
        DatagramChannel known = channel;
        if (known == null) {
            boolean four = server.getAddress() instanceof Inet4Address;
            known = DatagramChannel.open(four ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
            known.configureBlocking(false);
            channel = known;
        }
        return known;
    }

    /** How many messages were not sent; on the shard's thread. */
    public long dropped() {
        return dropped;
    }

    @Override
    public void close() {
        DatagramChannel known = channel;
        if (known != null) {
            channel = null;
            try {
                known.close();
            } catch (IOException e) {
                LOG.debug("closing the way to the capture server: {}", e.toString());
            }
        }
    }
}
