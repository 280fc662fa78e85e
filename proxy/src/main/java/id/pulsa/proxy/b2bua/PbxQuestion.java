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
import java.util.concurrent.CompletableFuture;

/** Asks the PBX whether it is there (RFC 3261 §11). On one shard's thread. */
final class PbxQuestion implements ClientTransactionListener {
    private static final int MAX_FORWARDS = 70;

    private final TransactionLayer layer;
    private final CompletableFuture<PbxAnswer> answer;
    private final long askedNanos;

    private PbxQuestion(TransactionLayer layer, CompletableFuture<PbxAnswer> answer) {
        this.layer = layer;
        this.answer = answer;
        this.askedNanos = layer.timers().nowNanos();
    }

    /** Sends OPTIONS to it; {@code answer} is completed after 64·T1 at the latest. */
    static void ask(TransactionLayer layer, Target pbx, String realm, CompletableFuture<PbxAnswer> answer) {
        SipRequest options = MessageBuilder.request(Method.OPTIONS, pbx.requestUri())
                .add(HeaderName.VIA, layer.via(pbx.flow()))
                .add(HeaderName.MAX_FORWARDS, MAX_FORWARDS)
                .add(HeaderName.FROM, "<sip:" + realm + ">;tag=" + layer.newTag())
                .add(HeaderName.TO, "<" + pbx.requestUri() + ">")
                .add(HeaderName.CALL_ID, layer.newCallId())
                .add(HeaderName.CSEQ, "1 OPTIONS")
                .add(HeaderName.CONTACT, Parties.contact(layer, pbx.flow()))
                .add(HeaderName.ACCEPT, "application/sdp")
                .buildRequest();
        layer.sendRequest(options, pbx.flow(), new PbxQuestion(layer, answer));
    }

    @Override
    public void answered(ClientTransaction transaction, SipResponse response) {
        told(response.status());
    }

    @Override
    public void timedOut(ClientTransaction transaction) {
        told(0);
    }

    @Override
    public void transportFailed(ClientTransaction transaction, SendFailure failure) {
        told(0);
    }

    private void told(int status) {
        answer.complete(new PbxAnswer(status, layer.timers().nowNanos() - askedNanos));
    }
}
