package id.pulsa.proxy.transaction;

import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.timer.Timer;
import id.pulsa.proxy.transaction.TransactionEvents.Event;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.SendFailureListener;
import org.jspecify.annotations.Nullable;

/** A request of ours and the responses to it (RFC 3261 §17.1). Confined to its shard's thread. */
public abstract sealed class ClientTransaction implements SendFailureListener
        permits InviteClientTransaction, NonInviteClientTransaction {
    final TransactionLayer layer;
    private final String branch;
    private final Method method;
    private final Flow flow;
    private @Nullable SipRequest request;
    final ClientTransactionListener listener;

    ClientTransaction(
            TransactionLayer layer, String branch, SipRequest request, Flow flow, ClientTransactionListener listener) {
        this.layer = layer;
        this.branch = branch;
        this.method = request.method();
        this.flow = flow;
        this.request = request;
        this.listener = listener;
    }

    /** Sends the request for the first time. */
    abstract void start();

    /** Which of the machines it is. */
    abstract TransactionKind kind();

    /** Stops everything without telling anybody. */
    abstract void abandon();

    /** A response with our branch and method has arrived (§17.1.3). */
    abstract void receive(SipResponse response);

    /** The branch of our Via. */
    public String branch() {
        return branch;
    }

    public Method method() {
        return method;
    }

    /** Where the request went. */
    public Flow flow() {
        return flow;
    }

    /**
     * The request, until its outcome is reported (inclusive): then it is let go.
     *
     * @throws IllegalStateException after that
     */
    public SipRequest request() {
        SipRequest kept = request;
        if (kept == null) {
            throw new IllegalStateException("the outcome is known and the request let go");
        }
        return kept;
    }

    final void letGoOfRequest() {
        request = null;
    }

    final boolean reliable() {
        return flow.kind().reliable();
    }

    final void send() {
        layer.transmit(request(), flow, this);
    }

    final void sendAgain() {
        layer.tally().requestsRetransmitted++;
        count(Event.SENT_AGAIN);
        send();
    }

    /** For metrics. */
    final void count(Event event) {
        layer.events().count(kind(), event);
    }

    /** A response came again, or too late. */
    final void absorbed() {
        layer.tally().responsesAbsorbed++;
        count(Event.GOT_AGAIN);
    }

    static void stop(@Nullable Timer timer) {
        if (timer != null) {
            timer.cancel();
        }
    }
}
