package id.pulsa.proxy.transaction;

import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.message.StatusCode;
import id.pulsa.proxy.timer.Timer;
import id.pulsa.proxy.transaction.TransactionEvents.Event;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.SendFailure;
import id.pulsa.proxy.transport.SendFailureListener;
import id.pulsa.proxy.transport.Shard;
import org.jspecify.annotations.Nullable;

/** A request from a peer and our responses to it (RFC 3261 §17.2). Confined to its shard's thread. */
public abstract sealed class ServerTransaction implements SendFailureListener
        permits InviteServerTransaction, NonInviteServerTransaction {
    final TransactionLayer layer;
    private final TransactionKey key;
    private final Method method;
    private final Flow flow;
    private final int sentByPort;
    private Flow responseFlow;
    private @Nullable SipRequest request;
    private @Nullable SipResponse lastResponse;
    private @Nullable String toTag;
    private @Nullable MergeKey mergeKey;
    private ServerTransactionListener listener = ServerTransactionListener.NONE;
    private boolean ended;

    ServerTransaction(TransactionLayer layer, TransactionKey key, SipRequest request, Flow flow) {
        this.layer = layer;
        this.key = key;
        this.method = request.method();
        this.flow = flow;
        this.sentByPort = request.topVia().sentBy().port();
        this.responseFlow = ResponseRoute.of(request, flow);
        this.request = request;
        this.toTag = request.to().tag();
    }

    /**
     * Sends a response: provisional ones until the first final one.
     *
     * @return false when the transaction is past that, and nothing was sent
     */
    public abstract boolean respond(SipResponse response);

    /** Which of the machines it is. */
    abstract TransactionKind kind();

    /** A copy of the request, or an ACK to our response, has arrived. */
    abstract void receive(SipRequest again, Flow from);

    /** Starts a response with our To tag and the usual reason phrase; before the final response only. */
    public MessageBuilder reply(int status) {
        return reply(status, StatusCode.phrase(status));
    }

    /** Starts a response with our To tag (none in a 100); before the final response only. */
    public MessageBuilder reply(int status, String reasonPhrase) {
        return MessageBuilder.responseTo(request(), status, reasonPhrase, status == 100 ? null : toTag());
    }

    /**
     * The To tag of our responses: the request's own, else one made for this transaction, which is our tag of the
     * dialog that it opens.
     */
    public String toTag() {
        String tag = toTag;
        if (tag == null) {
            tag = layer.newTag();
            toTag = tag;
        }
        return tag;
    }

    /** A CANCEL is answered with the To tag of its INVITE's responses (RFC 3261 §9.2). */
    final void toTag(String tag) {
        this.toTag = tag;
    }

    /**
     * The request, until the final response is sent: then it is let go, since a transaction lives on for 32 s.
     *
     * @throws IllegalStateException after the final response
     */
    public SipRequest request() {
        SipRequest kept = request;
        if (kept == null) {
            throw new IllegalStateException("the final response was sent and the request let go");
        }
        return kept;
    }

    public Method method() {
        return method;
    }

    /** Where the request came from. */
    public Flow flow() {
        return flow;
    }

    /** Whether the final response is sent (or the transaction has ended without). */
    public abstract boolean isAnswered();

    /** Names who hears of what happens next; replaces the one before. */
    public void listener(ServerTransactionListener next) {
        this.listener = next;
    }

    final ServerTransactionListener listener() {
        return listener;
    }

    final TransactionKey key() {
        return key;
    }

    final @Nullable MergeKey mergeKey() {
        return mergeKey;
    }

    final void mergeKey(@Nullable MergeKey next) {
        this.mergeKey = next;
    }

    final boolean reliable() {
        return flow.kind().reliable();
    }

    final @Nullable SipResponse lastResponse() {
        return lastResponse;
    }

    final void send(SipResponse response) {
        lastResponse = response;
        layer.transmit(response, responseFlow, this);
    }

    final void sendAgain() {
        SipResponse response = lastResponse;
        if (response != null) {
            layer.tally().responsesRetransmitted++;
            count(Event.SENT_AGAIN);
            layer.transmit(response, responseFlow, this);
        }
    }

    /** For metrics. */
    final void count(Event event) {
        layer.events().count(kind(), event);
    }

    /** A message came again that changes nothing. */
    final void absorbed() {
        layer.tally().requestsAbsorbed++;
        count(Event.GOT_AGAIN);
    }

    /** The final response is out: what only the making of responses needs may be collected. */
    final void letGoOfRequest() {
        request = null;
    }

    /** Leaves the tables; the subclass has stopped its timers. */
    final void end() {
        if (!ended) {
            ended = true;
            letGoOfRequest();
            layer.ended(this);
        }
    }

    /** Stops everything without telling anybody. */
    abstract void abandon();

    @Override
    public final void sendFailed(Shard shard, Flow failedFlow, SendFailure failure) {
        SipResponse response = lastResponse;
        if (layer.isSilent()) {
            return;
        }
        if (responseFlow.connectionId() != 0 && response != null) {
            // §18.2.2: the connection is gone, so a new one to received:sent-by port is tried, once.
            responseFlow = ResponseRoute.afterClosing(layer.transport(), flow, sentByPort);
            layer.transmit(response, responseFlow, this);
        } else if (failedFlow.equals(responseFlow)) {
            ServerTransactionListener told = listener;
            listener = ServerTransactionListener.NONE;
            abandon();
            told.transportFailed(this, failure);
        }
    }

    static void stop(@Nullable Timer timer) {
        if (timer != null) {
            timer.cancel();
        }
    }
}
