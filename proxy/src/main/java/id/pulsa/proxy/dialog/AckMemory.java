package id.pulsa.proxy.dialog;

import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.transaction.TransactionLayer;
import id.pulsa.proxy.transport.Flow;
import org.jspecify.annotations.Nullable;

/** The latest ACK to a 2xx, since each copy of the 2xx wants the same one again (RFC 3261 §13.2.2.4). */
final class AckMemory {
    private @Nullable SipRequest sent;
    private @Nullable Flow sentOver;

    void send(SipRequest ack, Flow flow, TransactionLayer layer) {
        sent = ack;
        sentOver = flow;
        // When it is lost, the peer repeats its 2xx.
        layer.transmit(ack, flow, (shard, failedFlow, failure) -> {});
    }

    /** False when no ACK with the CSeq of this 2xx was sent. */
    boolean sendAgain(SipResponse success, TransactionLayer layer) {
        SipRequest ack = sent;
        Flow flow = sentOver;
        if (ack == null || flow == null || ack.cseq().number() != success.cseq().number()) {
            return false;
        }
        layer.transmit(ack, flow, (shard, failedFlow, failure) -> {});
        return true;
    }
}
