package id.pulsa.proxy.b2bua;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.transaction.ClientTransaction;
import id.pulsa.proxy.transaction.ClientTransactionListener;
import id.pulsa.proxy.transaction.TransactionLayer;
import id.pulsa.proxy.transport.SendFailure;
import java.nio.charset.StandardCharsets;

/**
 * Sends messages of our own (RFC 3428 §4). Whether a phone takes one changes nothing but a counter.
 * Beyond the limit of those on their way they are dropped. Confined to one shard's thread.
 */
final class OutgoingTexts {
    private static final int MAX_FORWARDS = 70;
    private static final String CONTENT_TYPE = "text/plain;charset=UTF-8";

    private final TransactionLayer layer;
    private final MessageTally tally;
    private final int limit;

    OutgoingTexts(TransactionLayer layer, MessageTally tally, int limit) {
        this.layer = layer;
        this.tally = tally;
        this.limit = limit;
    }

    /** Hears once what became of a message. */
    interface Outcome {
        void over(boolean delivered);
    }

    /**
     * @param from value of From without tag
     * @param to value of To
     */
    void send(Target target, String from, String to, String text) {
        send(target, from, to, text, delivered -> {});
    }

    /** {@link #send(Target, String, String, String)}, with somebody who hears what became of it. */
    void send(Target target, String from, String to, String text, Outcome outcome) {
        if (tally.textsInFlight >= limit) {
            tally.textsDropped++;
            outcome.over(false);
            return;
        }
        SipRequest request = MessageBuilder.request(Method.MESSAGE, target.requestUri())
                .add(HeaderName.VIA, layer.via(target.flow()))
                .addAll(HeaderName.ROUTE, target.routes())
                .add(HeaderName.MAX_FORWARDS, MAX_FORWARDS)
                .add(HeaderName.FROM, from + ";tag=" + layer.newTag())
                .add(HeaderName.TO, to)
                .add(HeaderName.CALL_ID, layer.newCallId())
                .add(HeaderName.CSEQ, "1 MESSAGE")
                .body(CONTENT_TYPE, text.getBytes(StandardCharsets.UTF_8))
                .buildRequest();
        tally.textsInFlight++;
        layer.sendRequest(request, target.flow(), new OnItsWay(outcome));
    }

    private final class OnItsWay implements ClientTransactionListener {
        private final Outcome outcome;

        OnItsWay(Outcome outcome) {
            this.outcome = outcome;
        }

        @Override
        public void answered(ClientTransaction transaction, SipResponse response) {
            over(response.isSuccess());
        }

        @Override
        public void timedOut(ClientTransaction transaction) {
            over(false);
        }

        @Override
        public void transportFailed(ClientTransaction transaction, SendFailure failure) {
            over(false);
        }

        private void over(boolean delivered) {
            tally.textsInFlight--;
            if (delivered) {
                tally.textsDelivered++;
            } else {
                tally.textsFailed++;
            }
            outcome.over(delivered);
        }
    }
}
