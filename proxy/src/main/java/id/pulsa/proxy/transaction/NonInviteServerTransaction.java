package id.pulsa.proxy.transaction;

import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.timer.Timer;
import id.pulsa.proxy.transaction.TransactionEvents.Event;
import id.pulsa.proxy.transport.Flow;
import org.jspecify.annotations.Nullable;

/** The non-INVITE server transaction (RFC 3261 §17.2.2, figure 8). */
public final class NonInviteServerTransaction extends ServerTransaction {
    /** The states of figure 8. */
    public enum State {
        /** Nothing answered yet; copies of the request are ignored. */
        TRYING,
        /** A provisional response was sent. */
        PROCEEDING,
        /** The final response was sent and is sent again for each copy of the request. */
        COMPLETED,
        TERMINATED
    }

    private State state = State.TRYING;
    private @Nullable Timer life;

    NonInviteServerTransaction(TransactionLayer layer, TransactionKey key, SipRequest request, Flow flow) {
        super(layer, key, request, flow);
    }

    @Override
    TransactionKind kind() {
        return TransactionKind.OTHER_SERVER;
    }

    /** A user that never answers must not keep the transaction for ever: after Timer F nobody waits for a response. */
    void awaitUser() {
        if (!isAnswered()) {
            life = layer.timers().scheduleMillis(layer.sipTimers().fMillis(), this::unanswered);
        }
    }

    private void unanswered() {
        count(Event.TIMED_OUT);
        abandon();
    }

    @Override
    public boolean respond(SipResponse response) {
        if (isAnswered()) {
            return false;
        }
        if (response.isProvisional()) {
            // Figure 8: 1xx from the user, Proceeding.
            state = State.PROCEEDING;
            send(response);
            return true;
        }
        // Figure 8: 200–699 from the user, Completed, Timer J.
        stop(life);
        layer.noLongerMergeable(this);
        send(response);
        letGoOfRequest();
        long jMillis = layer.sipTimers().jMillis(reliable());
        if (jMillis == 0) {
            abandon();
        } else {
            state = State.COMPLETED;
            life = layer.timers().scheduleMillis(jMillis, this::abandon);
        }
        return true;
    }

    @Override
    void receive(SipRequest again, Flow from) {
        absorbed();
        switch (state) {
            // Figure 8: request in Proceeding or Completed, send the last response.
            case PROCEEDING, COMPLETED -> sendAgain();
            case TRYING, TERMINATED -> {
                // §17.2.2: discarded.
            }
        }
    }

    @Override
    void abandon() {
        state = State.TERMINATED;
        stop(life);
        life = null;
        end();
    }

    @Override
    public boolean isAnswered() {
        return state == State.COMPLETED || state == State.TERMINATED;
    }

    public State state() {
        return state;
    }
}
