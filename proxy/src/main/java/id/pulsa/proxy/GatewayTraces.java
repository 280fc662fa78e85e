package id.pulsa.proxy;

import id.pulsa.proxy.admin.AdminException;
import id.pulsa.proxy.admin.AdminException.Kind;
import id.pulsa.proxy.admin.TraceControl;
import id.pulsa.proxy.b2bua.B2bua;
import id.pulsa.proxy.trace.TracedCall;
import id.pulsa.proxy.trace.TracedMessage;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.SipTransport;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What the shards keep of the last calls, for the control API's threads. */
final class GatewayTraces implements TraceControl {
    private static final int SHARD_PATIENCE_SECONDS = 5;

    private final B2bua b2bua;
    private final SipTransport transport;
    private final long memoryBytes;

    GatewayTraces(GatewayCore core, long memoryBytes) {
        this.b2bua = core.b2bua();
        this.transport = core.transport();
        this.memoryBytes = memoryBytes;
    }

    @Override
    public Optional<TracedCall> trace(String callId) {
        return answer(b2bua.trace(callId)).map(this::withOurAddresses);
    }

    @Override
    public boolean watch(String number, Duration time) {
        boolean taken = answer(b2bua.watch(number, time.toNanos()));
        if (!taken) {
            answer(b2bua.unwatch(number));
        }
        return taken;
    }

    @Override
    public boolean unwatch(String number) {
        return answer(b2bua.unwatch(number));
    }

    /** Of all shards, by the clock that they share. */
    @Override
    public Optional<TracedCall> watched(String number) {
        List<TracedCall> parts = answer(b2bua.watched(number));
        List<TracedMessage> messages = parts.stream()
                .flatMap(part -> part.messages().stream())
                .sorted(Comparator.comparingLong(TracedMessage::nanos))
                .toList();
        boolean whole = parts.stream().allMatch(TracedCall::whole);
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(withOurAddresses(new TracedCall(number, messages, List.of(), whole, 0)));
    }

    private static <T> T answer(CompletableFuture<T> asked) {
        try {
            return asked.get(SHARD_PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AdminException(Kind.UNAVAILABLE, "the gateway's shards gave no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdminException(Kind.UNAVAILABLE, "interrupted", e);
        }
    }

    private TracedCall withOurAddresses(TracedCall call) {
        return new TracedCall(
                call.callId(),
                call.messages().stream().map(this::withOurAddress).toList(),
                call.steps(),
                call.whole(),
                call.leftOut());
    }

    /** What is listened on may be a wildcard, which no packet carries. */
    private TracedMessage withOurAddress(TracedMessage message) {
        Flow flow = new Flow(message.transport(), message.local(), message.remote(), 0);
        return message.local().getAddress().isAnyLocalAddress()
                ? message.with(transport.contactAddress(flow), message.bytes())
                : message;
    }

    @Override
    public long memoryBytes() {
        return memoryBytes;
    }
}
