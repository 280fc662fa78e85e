package id.pulsa.proxy.world;

import id.pulsa.proxy.message.MessageLimits;
import id.pulsa.proxy.message.MessageParser;
import id.pulsa.proxy.message.ParseResult;
import id.pulsa.proxy.message.StrictJudge;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.ListenAddress;
import id.pulsa.proxy.transport.MessageSink;
import id.pulsa.proxy.transport.SendFailureListener;
import id.pulsa.proxy.transport.Shard;
import id.pulsa.proxy.transport.SipTransport;
import id.pulsa.proxy.transport.TransportKind;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A gateway's UDP socket in a world; whatever leaves through it must pass the strict judge. */
public final class WorldTransport implements SipTransport {
    private static final MessageParser PARSER = new MessageParser(MessageLimits.DEFAULT);

    private final InetSocketAddress local;
    private final WorldNetwork network;
    private final Life life;
    private final List<WorldShard> shards;
    private final boolean judged;

    /** @param judged whether each message is read again, which takes most of a run's time */
    public WorldTransport(
            World world, WorldNetwork network, Life life, InetSocketAddress local, int shardCount, boolean judged) {
        this.local = local;
        this.network = network;
        this.life = life;
        this.judged = judged;
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
        network.listen(local, life, (from, datagram) -> {
            Shard shard = shards.get(Math.floorMod(from.hashCode(), shards.size()));
            sink.received(shard, Flow.udp(local, from), datagram, datagram.length);
        });
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
        if (judged) {
            byte[] copy = Arrays.copyOfRange(buffer, offset, offset + length);
            if (!(PARSER.parse(copy, length) instanceof ParseResult.Parsed parsed)) {
                throw new AssertionError("not well-formed: " + new String(copy, 0, length, StandardCharsets.UTF_8));
            }
            StrictJudge.accepts(parsed.message());
        }
        network.send(local, flow.remote(), buffer, offset, length);
    }

    @Override
    public void close() {}
}
