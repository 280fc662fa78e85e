package id.pulsa.proxy.transaction;

import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.timer.Timer;
import id.pulsa.proxy.transaction.TransactionEvents.Event;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.SendFailure;
import id.pulsa.proxy.transport.Shard;
import org.jspecify.annotations.Nullable;

/** The non-INVITE client transaction (RFC 3261 §17.1.2, figure 6). */
public final class NonInviteClientTransaction extends ClientTransaction {
    /** The states of figure 6. */
    public enum State {
        /** Nothing heard yet. */
        TRYING,
        /** A provisional response came. */
        PROCEEDING,
        /** The final response came; its copies are absorbed. */
        COMPLETED,
        TERMINATED
    }

    private State state = State.TRYING;
    private long intervalMillis;
    private @Nullable Timer retransmission;
    private @Nullable Timer life;

    NonInviteClientTransaction(
            TransactionLayer layer, String branch, SipRequest request, Flow flow, ClientTransactionListener listener) {
        super(layer, branch, request, flow, listener);
    }

    @Override
    TransactionKind kind() {
        return TransactionKind.OTHER_CLIENT;
    }

    @Override
    void start() {
        // Figure 6: request from the user, Trying, Timers E and F.
        SipTimers timers = layer.sipTimers();
        if (!reliable()) {
            intervalMillis = timers.eMillis();
            retransmission = layer.timers().scheduleMillis(intervalMillis, this::timerE);
        }
        life = layer.timers().scheduleMillis(timers.fMillis(), this::timerF);
        send();
    }

    private void timerE() {
        // Figure 6: Timer E fires, send the request; doubled up to T2 in Trying, T2 in Proceeding.
        SipTimers timers = layer.sipTimers();
        intervalMillis = state == State.TRYING ? timers.nextMillis(intervalMillis) : timers.t2Millis();
        retransmission = layer.timers().scheduleMillis(intervalMillis, this::timerE);
        sendAgain();
    }

    @Override
    void receive(SipResponse response) {
        switch (state) {
            case TRYING, PROCEEDING -> {
                if (response.isProvisional()) {
                    // Figure 6: 1xx, Proceeding, tell the user; the timers go on.
                    state = State.PROCEEDING;
                    listener.provisional(this, response);
                } else {
                    receiveFinal(response);
                }
            }
            case COMPLETED, TERMINATED -> absorbed();
        }
    }

    private void receiveFinal(SipResponse response) {
        // Figure 6: 200–699, Completed, Timer K, tell the user.
        stopTimers();
        long kMillis = layer.sipTimers().kMillis(reliable());
        if (kMillis == 0) {
            end();
        } else {
            state = State.COMPLETED;
            life = layer.timers().scheduleMillis(kMillis, this::end);
        }
        listener.answered(this, response);
        letGoOfRequest();
    }

    private void timerF() {
        // Figure 6: Timer F fires, inform the user.
        count(Event.TIMED_OUT);
        end();
        listener.timedOut(this);
        letGoOfRequest();
    }

    @Override
    public void sendFailed(Shard shard, Flow failedFlow, SendFailure failure) {
        if (state == State.TRYING || state == State.PROCEEDING) {
            // Figure 6: transport error, inform the user.
            end();
            listener.transportFailed(this, failure);
            letGoOfRequest();
        }
    }

    @Override
    void abandon() {
        end();
    }

    private void end() {
        state = State.TERMINATED;
        stopTimers();
        layer.ended(this);
    }

    private void stopTimers() {
        stop(retransmission);
        stop(life);
        retransmission = null;
        life = null;
    }

    public State state() {
        return state;
    }
}
