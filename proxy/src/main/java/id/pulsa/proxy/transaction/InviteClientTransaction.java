package id.pulsa.proxy.transaction;

import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.timer.Timer;
import id.pulsa.proxy.transaction.TransactionEvents.Event;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.SendFailure;
import id.pulsa.proxy.transport.Shard;
import org.jspecify.annotations.Nullable;

/** The INVITE client transaction (RFC 3261 §17.1.1 with RFC 6026 §7.2, whose figure 6 replaces figure 5). */
public final class InviteClientTransaction extends ClientTransaction {
    /** The states of RFC 6026 figure 6. */
    public enum State {
        /** Nothing heard yet. */
        CALLING,
        /** A provisional response came. */
        PROCEEDING,
        /** A 2xx came; more of them may. */
        ACCEPTED,
        /** Another final response came and was acknowledged. */
        COMPLETED,
        TERMINATED
    }

    private enum Cancel {
        NO,
        /** Wanted, but §9.1 forbids to send it before a provisional response. */
        HELD,
        SENT
    }

    private State state = State.CALLING;
    private Cancel cancel = Cancel.NO;
    private @Nullable String cancelReason;
    private long intervalMillis;
    private @Nullable SipRequest ack;
    private @Nullable Timer retransmission;
    private @Nullable Timer life;

    InviteClientTransaction(
            TransactionLayer layer, String branch, SipRequest request, Flow flow, ClientTransactionListener listener) {
        super(layer, branch, request, flow, listener);
    }

    @Override
    TransactionKind kind() {
        return TransactionKind.INVITE_CLIENT;
    }

    @Override
    void start() {
        // Figure 6: INVITE from the user, Calling, Timers A and B.
        SipTimers timers = layer.sipTimers();
        if (!reliable()) {
            intervalMillis = timers.aMillis();
            retransmission = layer.timers().scheduleMillis(intervalMillis, this::timerA);
        }
        life = layer.timers().scheduleMillis(timers.bMillis(), this::timedOut);
        send();
    }

    /** It was started by an earlier process, and something may have been heard there. */
    void adopt() {
        state = State.PROCEEDING;
    }

    private void timerA() {
        // Figure 6: Timer A fires, send INVITE, Timer A doubled (without limit).
        intervalMillis *= 2;
        retransmission = layer.timers().scheduleMillis(intervalMillis, this::timerA);
        sendAgain();
    }

    /**
     * Takes the INVITE back (RFC 3261 §9.1): sends CANCEL, or holds it until a provisional response comes. The outcome
     * is still reported, mostly 487; a 2xx that crossed it wants ACK and BYE. Without a final response 64·T1 after the
     * CANCEL the transaction times out. Does nothing after a final response or the second time.
     *
     * @param reason value of a Reason header (RFC 3326) for the CANCEL, or null
     */
    public void cancel(@Nullable String reason) {
        if (cancel != Cancel.NO) {
            return;
        }
        if (state == State.CALLING) {
            cancel = Cancel.HELD;
            cancelReason = reason;
        } else if (state == State.PROCEEDING) {
            sendCancel(reason);
        }
    }

    private void sendCancel(@Nullable String reason) {
        cancel = Cancel.SENT;
        life = layer.timers().scheduleMillis(layer.sipTimers().cancelMillis(), this::timedOut);
        layer.startCancel(this, DerivedRequests.cancel(request(), reason));
    }

    @Override
    void receive(SipResponse response) {
        switch (state) {
            case CALLING -> {
                stopTimers();
                if (response.isProvisional()) {
                    // Figure 6: 1xx, Proceeding, tell the user.
                    state = State.PROCEEDING;
                    listener.provisional(this, response);
                    if (cancel == Cancel.HELD && state == State.PROCEEDING) {
                        sendCancel(cancelReason);
                    }
                } else {
                    receiveFinal(response);
                }
            }
            case PROCEEDING -> {
                if (response.isProvisional()) {
                    listener.provisional(this, response);
                } else {
                    stopTimers();
                    receiveFinal(response);
                }
            }
            case ACCEPTED -> {
                // RFC 6026 §7.2: every further 2xx goes to the user, anything else is dropped.
                if (response.isSuccess()) {
                    count(Event.GOT_AGAIN);
                    listener.answeredAgain(this, response);
                } else {
                    absorbed();
                }
            }
            case COMPLETED -> {
                // Figure 6: 300–699, send ACK.
                absorbed();
                SipRequest kept = ack;
                if (kept != null && response.status() >= 300) {
                    layer.transmit(kept, flow(), this);
                }
            }
            case TERMINATED -> absorbed();
        }
    }

    private void receiveFinal(SipResponse response) {
        if (response.isSuccess()) {
            // Figure 6: 2xx, Accepted, Timer M, tell the user.
            state = State.ACCEPTED;
            life = layer.timers().scheduleMillis(layer.sipTimers().mMillis(), this::end);
        } else {
            // Figure 6: 300–699, Completed, send ACK, Timer D, tell the user.
            SipRequest made = DerivedRequests.ack(request(), response);
            layer.transmit(made, flow(), this);
            long dMillis = layer.sipTimers().dMillis(reliable());
            if (dMillis == 0) {
                end();
            } else {
                state = State.COMPLETED;
                ack = made;
                life = layer.timers().scheduleMillis(dMillis, this::end);
            }
        }
        listener.answered(this, response);
        letGoOfRequest();
    }

    private void timedOut() {
        // Figure 6: Timer B fires; and §9.1: nothing came for 64·T1 after the CANCEL.
        count(Event.TIMED_OUT);
        end();
        listener.timedOut(this);
        letGoOfRequest();
    }

    @Override
    public void sendFailed(Shard shard, Flow failedFlow, SendFailure failure) {
        if (state == State.CALLING) {
            // Figure 6: transport error, inform the user.
            end();
            listener.transportFailed(this, failure);
            letGoOfRequest();
        } else if (state == State.COMPLETED) {
            // The ACK could not be sent. The user has had its outcome.
            end();
        }
    }

    @Override
    void abandon() {
        end();
    }

    private void end() {
        state = State.TERMINATED;
        stopTimers();
        ack = null;
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
