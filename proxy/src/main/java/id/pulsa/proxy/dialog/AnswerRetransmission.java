package id.pulsa.proxy.dialog;

import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.timer.Timer;
import id.pulsa.proxy.transaction.InviteServerTransaction;
import id.pulsa.proxy.transaction.SipTimers;
import id.pulsa.proxy.transaction.TransactionLayer;

/**
 * Repeats our 2xx to an INVITE or re-INVITE until its ACK comes (RFC 3261 §13.3.1.4): after T1, then at intervals that
 * double up to T2, over reliable transports too, since the hops behind the next one may lose it. Confined to its
 * shard's thread.
 */
public final class AnswerRetransmission {
    private final TransactionLayer layer;
    private final InviteServerTransaction transaction;
    private final SipResponse answer;
    private final Runnable onUnacknowledged;
    private long intervalMillis;
    private Timer retransmission;
    private final Timer end;
    private boolean over;

    private AnswerRetransmission(
            TransactionLayer layer,
            InviteServerTransaction transaction,
            SipResponse answer,
            Runnable onUnacknowledged) {
        this.layer = layer;
        this.transaction = transaction;
        this.answer = answer;
        this.onUnacknowledged = onUnacknowledged;
        SipTimers timers = layer.sipTimers();
        this.intervalMillis = timers.t1Millis();
        this.retransmission = layer.timers().scheduleMillis(intervalMillis, this::again);
        this.end = layer.timers().scheduleMillis(timers.answerMillis(), this::giveUp);
    }

    /**
     * Sends the 2xx and goes on sending it.
     *
     * @param onUnacknowledged runs when no ACK came for 64·T1: the session is to be ended with BYE
     * @throws IllegalArgumentException when the response is no 2xx
     */
    public static AnswerRetransmission send(
            TransactionLayer layer,
            InviteServerTransaction transaction,
            SipResponse answer,
            Runnable onUnacknowledged) {
        if (!answer.isSuccess()) {
            throw new IllegalArgumentException("no 2xx: " + answer.startLine());
        }
        transaction.respond(answer);
        return new AnswerRetransmission(layer, transaction, answer, onUnacknowledged);
    }

    private void again() {
        intervalMillis = layer.sipTimers().nextMillis(intervalMillis);
        retransmission = layer.timers().scheduleMillis(intervalMillis, this::again);
        transaction.respond(answer);
    }

    private void giveUp() {
        stop();
        onUnacknowledged.run();
    }

    /** The CSeq number that the ACK must have. */
    public long cseq() {
        return answer.cseq().number();
    }

    /** ACK has come, or the call is over: nothing more is sent or reported. */
    public void stop() {
        over = true;
        retransmission.cancel();
        end.cancel();
    }

    /** Whether ACK is still waited for. */
    public boolean isPending() {
        return !over;
    }
}
