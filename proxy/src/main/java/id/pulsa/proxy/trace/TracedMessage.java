package id.pulsa.proxy.trace;

import id.pulsa.proxy.transport.TransportKind;
import java.net.InetSocketAddress;

/** A SIP message as it was received or sent. Immutable. */
public final class TracedMessage {
    private final long order;
    private final long wallMillis;
    private final long nanos;
    private final boolean sent;
    private final int leg;
    private final TransportKind transport;
    private final InetSocketAddress local;
    private final InetSocketAddress remote;
    private final byte[] bytes;
    private final int wireLength;

    /**
     * A message.
     *
     * @param order grows from each message or step of a shard to the next
     * @param wallMillis when, by the wall clock
     * @param nanos when, by the clock that never jumps
     * @param sent by us; else received
     * @param leg 0 the caller's; from 1 those of the phones that were invited
     * @param local our end; may be a wildcard
     * @param remote the peer's end
     * @param bytes of the message, not to be changed any more
     * @param wireLength how many they were on the wire; more than {@code bytes} when its end was not kept
     */
    public TracedMessage(
            long order,
            long wallMillis,
            long nanos,
            boolean sent,
            int leg,
            TransportKind transport,
            InetSocketAddress local,
            InetSocketAddress remote,
            byte[] bytes,
            int wireLength) {
        this.order = order;
        this.wallMillis = wallMillis;
        this.nanos = nanos;
        this.sent = sent;
        this.leg = leg;
        this.transport = transport;
        this.local = local;
        this.remote = remote;
        this.bytes = bytes;
        this.wireLength = wireLength;
    }

    /** The same message with another local end, or with other bytes of it. */
    public TracedMessage with(InetSocketAddress otherLocal, byte[] otherBytes) {
        return new TracedMessage(
                order, wallMillis, nanos, sent, leg, transport, otherLocal, remote, otherBytes, wireLength);
    }

    public long order() {
        return order;
    }

    public long wallMillis() {
        return wallMillis;
    }

    public long nanos() {
        return nanos;
    }

    public boolean sent() {
        return sent;
    }

    public int leg() {
        return leg;
    }

    public TransportKind transport() {
        return transport;
    }

    public InetSocketAddress local() {
        return local;
    }

    public InetSocketAddress remote() {
        return remote;
    }

    /** The message: not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    public int wireLength() {
        return wireLength;
    }

    /** Whether its end was not kept. */
    public boolean cut() {
        return wireLength > bytes.length;
    }
}
