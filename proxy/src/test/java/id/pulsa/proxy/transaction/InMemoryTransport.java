package id.pulsa.proxy.transaction;

import id.pulsa.proxy.message.MessageLimits;
import id.pulsa.proxy.message.MessageParser;
import id.pulsa.proxy.message.ParseResult;
import id.pulsa.proxy.message.SipMessage;
import id.pulsa.proxy.message.StrictJudge;
import id.pulsa.proxy.timer.ManualTimers;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.ListenAddress;
import id.pulsa.proxy.transport.ManualShard;
import id.pulsa.proxy.transport.MessageSink;
import id.pulsa.proxy.transport.SendFailure;
import id.pulsa.proxy.transport.SendFailureListener;
import id.pulsa.proxy.transport.Shard;
import id.pulsa.proxy.transport.SipTransport;
import id.pulsa.proxy.transport.TransportKind;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A transport that keeps what is sent, with the time, and fails when told to. */
public final class InMemoryTransport implements SipTransport {
    /** One message that was sent, read again from its bytes. */
    public record Sent(long atMillis, int shard, Flow flow, SipMessage message) {
        /** {@code INVITE} for a request, {@code 200} for a response. */
        public String kind() {
            String start = message.startLine();
            return start.startsWith("SIP/") ? start.substring(8, 11) : start.substring(0, start.indexOf(' '));
        }
    }

    /** Where everything comes from. */
    public static final InetSocketAddress LOCAL = new InetSocketAddress("192.0.2.1", 5060);

    private final MessageParser parser = new MessageParser(MessageLimits.DEFAULT);
    private final ManualTimers timers;
    private final List<ManualShard> shards = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private @Nullable SendFailure failing;
    private @Nullable Flow failingFlow;

    public InMemoryTransport(ManualTimers timers, int shardCount) {
        this.timers = timers;
        for (int i = 0; i < shardCount; i++) {
            shards.add(new ManualShard(i, timers));
        }
    }

    /** From now on every message fails; null ends that. */
    public void failWith(@Nullable SendFailure failure) {
        failing = failure;
        failingFlow = null;
    }

    /** From now on every message over that flow fails. */
    public void failWith(SendFailure failure, Flow flow) {
        failing = failure;
        failingFlow = flow;
    }

    /** What was sent since the last call. */
    public List<Sent> takeSent() {
        List<Sent> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    /** Runs what waits on any shard until nothing does. */
    public void runAll() {
        shards.forEach(ManualShard::runAll);
        shards.forEach(ManualShard::runAll);
    }

    @Override
    public int shardCount() {
        return shards.size();
    }

    @Override
    public ManualShard shard(int index) {
        return shards.get(index);
    }

    @Override
    public void start(List<ListenAddress> addresses, MessageSink sink) {}

    @Override
    public List<ListenAddress> listening() {
        return List.of(new ListenAddress(TransportKind.UDP, LOCAL), new ListenAddress(TransportKind.TCP, LOCAL));
    }

    @Override
    public Flow flowTo(TransportKind kind, InetSocketAddress remote) {
        return new Flow(kind, LOCAL, remote, 0);
    }

    @Override
    public InetSocketAddress contactAddress(Flow flow) {
        return LOCAL;
    }

    @Override
    public void send(Shard shard, Flow flow, byte[] buffer, int offset, int length, SendFailureListener onFailure) {
        SendFailure failure = failing;
        Flow only = failingFlow;
        if (failure != null && (only == null || only.equals(flow))) {
            shard.execute(() -> onFailure.sendFailed(shard, flow, failure));
            return;
        }
        byte[] copy = Arrays.copyOfRange(buffer, offset, offset + length);
        if (!(parser.parse(copy, length) instanceof ParseResult.Parsed parsed)) {
            throw new AssertionError("not well-formed: " + new String(copy, 0, length, StandardCharsets.UTF_8));
        }
        StrictJudge.accepts(parsed.message());
        sent.add(new Sent(timers.nowNanos() / 1_000_000, shard.index(), flow, parsed.message()));
    }

    @Override
    public void close() {}
}
