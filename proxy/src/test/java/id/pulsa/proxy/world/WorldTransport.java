package id.pulsa.proxy.world;

import id.pulsa.proxy.message.MessageLimits;
import id.pulsa.proxy.message.MessageParser;
import id.pulsa.proxy.message.ParseResult;
import id.pulsa.proxy.message.StrictJudge;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.ListenAddress;
import id.pulsa.proxy.transport.MessageSink;
import id.pulsa.proxy.transport.SendFailure;
import id.pulsa.proxy.transport.SendFailureListener;
import id.pulsa.proxy.transport.Shard;
import id.pulsa.proxy.transport.SipTransport;
import id.pulsa.proxy.transport.TransportKind;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A gateway's UDP socket in a world, and the TCP connections that phones open to port {@link #TCP_PORT}; whatever leaves
 * through it must pass the strict judge.
 */
public final class WorldTransport implements SipTransport {
    /** Phones that know the gateway under this port speak TCP; the network still carries their messages one by one. */
    public static final int TCP_PORT = 5061;

    private static final MessageParser PARSER = new MessageParser(MessageLimits.DEFAULT);

    private final InetSocketAddress local;
    private final WorldNetwork network;
    private final Life life;
    private final List<WorldShard> shards;
    private final Fuse fuse;
    private final boolean judged;
    private final InetSocketAddress tcpLocal;
    private final Map<InetSocketAddress, Flow> connections = new HashMap<>();
    private @Nullable MessageSink sink;
    private long connectionIds;

    /**
     * @param fuse burns with each message
     * @param judged whether each message is read again, which takes most of a run's time
     */
    public WorldTransport(
            World world,
            WorldNetwork network,
            Life life,
            InetSocketAddress local,
            int shardCount,
            Fuse fuse,
            boolean judged) {
        this.fuse = fuse;
        this.local = local;
        this.network = network;
        this.life = life;
        this.judged = judged;
        this.tcpLocal = new InetSocketAddress(local.getAddress(), TCP_PORT);
        this.connectionIds = world.nanos();
        this.shards = IntStream.range(0, shardCount)
                .mapToObj(index -> new WorldShard(index, world, life))
                .toList();
    }

    @Override
    public int shardCount() {
        return shards.size();
    }

    @Override
    public Shard shard(int index) {
        return shards.get(index);
    }

    @Override
    public void start(List<ListenAddress> addresses, MessageSink sink) {
        this.sink = sink;
        network.listen(
                local,
                life,
                (from, datagram) -> sink.received(arrival(from), Flow.udp(local, from), datagram, datagram.length));
        network.listen(tcpLocal, life, (from, message) -> {
            Flow flow = connections.computeIfAbsent(from, remote -> Flow.tcp(local, remote, ++connectionIds));
            sink.received(arrival(from), flow, message, message.length);
        });
    }

    private Shard arrival(InetSocketAddress from) {
        return shards.get(Math.floorMod(from.hashCode(), shards.size()));
    }

    /** The connection of that phone breaks; nothing happens when it has none. */
    public void disconnect(InetSocketAddress phone) {
        Flow flow = connections.remove(phone);
        MessageSink told = sink;
        if (flow != null && told != null) {
            Shard shard = arrival(phone);
            shard.execute(() -> told.connectionClosed(shard, flow));
        }
    }

    @Override
    public List<ListenAddress> listening() {
        return List.of(new ListenAddress(TransportKind.UDP, local));
    }

    @Override
    public Flow flowTo(TransportKind kind, InetSocketAddress remote) {
        return new Flow(kind, local, remote, 0);
    }

    @Override
    public InetSocketAddress contactAddress(Flow flow) {
        return local;
    }

    @Override
    public void send(Shard shard, Flow flow, byte[] buffer, int offset, int length, SendFailureListener onFailure) {
        if (!fuse.goesOn()) {
            return;
        }
        fuse.burn("before a message was sent");
        if (judged) {
            byte[] copy = Arrays.copyOfRange(buffer, offset, offset + length);
            if (!(PARSER.parse(copy, length) instanceof ParseResult.Parsed parsed)) {
                throw new AssertionError("not well-formed: " + new String(copy, 0, length, StandardCharsets.UTF_8));
            }
            StrictJudge.accepts(parsed.message());
        }
        Flow open = connections.get(flow.remote());
        boolean reliable = flow.kind().reliable();
        if (reliable && (open == null || (flow.connectionId() != 0 && !open.equals(flow)))) {
            SendFailure failure = flow.connectionId() == 0 ? SendFailure.CONNECT_FAILED : SendFailure.CONNECTION_CLOSED;
            shard.execute(() -> onFailure.sendFailed(shard, flow, failure));
            return;
        }
        network.send(reliable ? tcpLocal : local, flow.remote(), buffer, offset, length);
        fuse.burn("after a message was sent");
    }

    @Override
    public void close() {}
}
