package id.pulsa.proxy.transport;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;

/** One message on its way: who is told when it does not leave. */
final class SendOutcome implements ChannelFutureListener {
    private final Shard sender;
    private final Flow flow;
    private final SendFailureListener listener;

    SendOutcome(Shard sender, Flow flow, SendFailureListener listener) {
        this.sender = sender;
        this.flow = flow;
        this.listener = listener;
    }

    Shard sender() {
        return sender;
    }

    @Override
    public void operationComplete(ChannelFuture written) {
        if (!written.isSuccess()) {
            failed(flow.kind() == TransportKind.UDP ? SendFailure.DATAGRAM_REFUSED : SendFailure.CONNECTION_CLOSED);
        }
    }

    /** Tells the sender on its own thread, after the present call. */
    void failed(SendFailure failure) {
        sender.execute(() -> listener.sendFailed(sender, flow, failure));
    }
}
