package id.pulsa.proxy.transaction;

import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.timer.Timer;
import id.pulsa.proxy.transaction.TransactionEvents.Event;
import id.pulsa.proxy.transport.Flow;
import org.jspecify.annotations.Nullable;

/** The INVITE server transaction (RFC 3261 §17.2.1 with RFC 6026 §7.1, whose figure 5 replaces figure 7). */
public final class InviteServerTransaction extends ServerTransaction {
    /** The states of RFC 6026 figure 5. */
    public enum State {
        /** Provisional responses only. */
        PROCEEDING,
        /** A 2xx was sent; the user repeats it until ACK comes. */
        ACCEPTED,
        /** Another final response was sent and is repeated here until ACK comes. */
        COMPLETED,
        /** ACK came; its copies are absorbed. */
        CONFIRMED,
        TERMINATED
    }

    private final long receivedNanos;
    private State state = State.PROCEEDING;
    private boolean cancelled;
    private long intervalMillis;
    private @Nullable Timer trying;
    private @Nullable Timer retransmission;
    private @Nullable Timer life;

    InviteServerTransaction(TransactionLayer layer, TransactionKey key, SipRequest request, Flow flow) {
        super(layer, key, request, flow);
        this.receivedNanos = layer.timers().nowNanos();
    }

    @Override
    TransactionKind kind() {
        return TransactionKind.INVITE_SERVER;
    }

    /** §17.2.1: 100 unless the user answers within 200 ms. Called once the user has seen the request. */
    void awaitUser() {
        if (state == State.PROCEEDING && lastResponse() == null) {
            trying = layer.timers().scheduleMillis(SipTimers.TRYING_MILLIS, this::trying);
        }
    }

    /** Sends 100 Trying now, when nothing was answered yet. */
    public void trying() {
        if (state == State.PROCEEDING && lastResponse() == null) {
            layer.events().trying(sinceReceivedNanos());
            respond(reply(100).buildResponse());
        }
    }

    /** How long ago the INVITE came to this shard's transactions. */
    public long sinceReceivedNanos() {
        return layer.timers().nowNanos() - receivedNanos;
    }

    @Override
    public boolean respond(SipResponse response) {
        stop(trying);
        trying = null;
        return switch (state) {
            case PROCEEDING -> {
                respondFirst(response);
                yield true;
            }
            case ACCEPTED -> {
                // RFC 6026 §7.1: the user's retransmissions of the 2xx pass through.
                if (response.isSuccess()) {
                    count(Event.SENT_AGAIN);
                    send(response);
                }
                yield response.isSuccess();
            }
            case COMPLETED, CONFIRMED, TERMINATED -> false;
        };
    }

    private void respondFirst(SipResponse response) {
        if (response.isProvisional()) {
            // Figure 5: 1xx from the user, stay.
            send(response);
            return;
        }
        SipTimers timers = layer.sipTimers();
        if (response.isSuccess()) {
            // Figure 5: 2xx from the user, Accepted, Timer L.
            state = State.ACCEPTED;
            life = layer.timers().scheduleMillis(timers.lMillis(), this::abandon);
        } else {
            // Figure 5: 300–699 from the user, Completed, Timers G and H.
            state = State.COMPLETED;
            if (!reliable()) {
                intervalMillis = timers.gMillis();
                retransmission = layer.timers().scheduleMillis(intervalMillis, this::timerG);
            }
            life = layer.timers().scheduleMillis(timers.hMillis(), this::timerH);
            layer.noLongerMergeable(this);
        }
        send(response);
        letGoOfRequest();
    }

    @Override
    void receive(SipRequest again, Flow from) {
        if (again.method().equals(Method.ACK)) {
            acknowledged(again, from);
            return;
        }
        absorbed();
        switch (state) {
            case PROCEEDING -> {
                // Figure 5: INVITE, send the last response. A peer that asks twice wants to hear something.
                if (lastResponse() == null) {
                    trying();
                } else {
                    sendAgain();
                }
            }
            case COMPLETED -> sendAgain();
            case ACCEPTED, CONFIRMED, TERMINATED -> {
                // RFC 6026 §7.1: the user retransmits the 2xx by its own timer; a copy of the INVITE changes nothing.
            }
        }
    }

    private void acknowledged(SipRequest ack, Flow from) {
        if (key().isLegacy() && !toTag().equals(ack.to().tag())) {
            absorbed();
            return;
        }
        switch (state) {
            // RFC 6026 §7.1: an ACK in Accepted is the 2xx's, from a peer that reuses the INVITE's branch.
            case ACCEPTED -> layer.user().acknowledged(ack, from);
            case COMPLETED -> {
                // Figure 5: ACK, Confirmed, Timer I.
                stopTimers();
                long iMillis = layer.sipTimers().iMillis(reliable());
                if (iMillis == 0) {
                    abandon();
                } else {
                    state = State.CONFIRMED;
                    life = layer.timers().scheduleMillis(iMillis, this::abandon);
                }
                listener().acknowledged(this);
            }
            case PROCEEDING, CONFIRMED, TERMINATED -> absorbed();
        }
    }

    /** A CANCEL that matches has arrived and is answered (§9.2). */
    void receiveCancel(SipRequest cancel) {
        if (state == State.PROCEEDING && !cancelled) {
            cancelled = true;
            listener().cancelled(this, cancel);
        }
    }

    private void timerG() {
        // Figure 5: Timer G fires, send the response, Timer G doubled up to T2.
        intervalMillis = layer.sipTimers().nextMillis(intervalMillis);
        retransmission = layer.timers().scheduleMillis(intervalMillis, this::timerG);
        sendAgain();
    }

    private void timerH() {
        // Figure 5: Timer H fires, inform the user.
        count(Event.TIMED_OUT);
        abandon();
        listener().unacknowledged(this);
    }

    /** Ends it without a word: its client is known to have heard the final response of an earlier process. */
    public void release() {
        if (state == State.PROCEEDING) {
            abandon();
        }
    }

    @Override
    void abandon() {
        state = State.TERMINATED;
        stopTimers();
        end();
    }

    private void stopTimers() {
        stop(trying);
        stop(retransmission);
        stop(life);
        trying = null;
        retransmission = null;
        life = null;
    }

    @Override
    public boolean isAnswered() {
        return state != State.PROCEEDING;
    }

    public State state() {
        return state;
    }
}
