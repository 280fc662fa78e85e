package id.pulsa.proxy.b2bua;

import id.pulsa.charging.cell.HeldChannels.Side;
import id.pulsa.charging.ledger.CellDecision;
import id.pulsa.charging.rating.ChargeSegment;
import id.pulsa.charging.reservation.CreditLeft;
import id.pulsa.charging.session.CallAttempt;
import id.pulsa.charging.session.CallSession;
import id.pulsa.charging.session.EndCause;
import id.pulsa.charging.session.Handover;
import id.pulsa.charging.session.MessageAttempt;
import id.pulsa.proxy.log.AboutCall;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.timer.Timers;
import id.pulsa.proxy.transaction.InviteServerTransaction;
import id.pulsa.proxy.transaction.NonInviteServerTransaction;
import id.pulsa.proxy.transaction.ServerTransaction;
import java.util.List;
import java.util.Objects;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One call: a caller leg and callee legs joined, the charging session between them, and the one gate through which the
 * call ends ({@link #end}), whatever ends it. Confined to its shard's thread.
 */
sealed class Call permits RestoredCall {
    private static final Logger LOG = LogManager.getLogger(Call.class);

    private final CallContext context;
    private final CallAttempt attempt;
    private final long startedAtWallMillis;
    private final CallSession session;
    private final @Nullable String plan;
    private final @Nullable Parties parties;
    private final CallLegs legs;
    private final CallLimits limits;
    private final Exchanges exchanges;
    private final CallSides sides;
    private final PriceTold priceTold;
    private CallState state = CallState.INVITING;
    private int legsInTable;
    private boolean untold;

    /** @param plan of the subscriber who pays; null when nobody does */
    Call(
            CallContext context,
            CallAttempt attempt,
            CallSession session,
            @Nullable String plan,
            Parties parties,
            InviteServerTransaction transaction,
            String contact) {
        this.context = context;
        this.attempt = attempt;
        this.startedAtWallMillis = context.time().wallMillis();
        this.session = session;
        this.plan = plan;
        this.parties = parties;
        this.exchanges = new Exchanges(context.rules().pendingRequests());
        this.sides = new CallSides(attempt);
        this.priceTold = new PriceTold(context, attempt, plan, ChargeSegment.NORMAL_RATIO);
        ChargeAdvice advice = ChargeAdvice.of(context, attempt, session, transaction.request());
        this.limits = new CallLimits(context, session);
        this.legs = new CallLegs(this, attempt, transaction, contact, advice);
        context.calls().add(this);
    }

    /**
     * A call of an earlier process.
     *
     * @param settled whether it is over
     */
    Call(
            CallContext context,
            CallAttempt attempt,
            CallSession session,
            @Nullable String plan,
            long startedAtWallMillis,
            SavedCall saved,
            boolean settled) {
        this.context = context;
        this.attempt = attempt;
        this.startedAtWallMillis = startedAtWallMillis;
        this.session = session;
        this.plan = plan;
        this.parties = null;
        this.exchanges = new Exchanges(context.rules().pendingRequests());
        this.sides = new CallSides(attempt);
        this.priceTold = new PriceTold(context, attempt, plan, session.ratioThousandths());
        this.state = settled ? CallState.ENDED : CallState.ESTABLISHED;
        this.untold = settled;
        this.limits = new CallLimits(context, session);
        this.legs = new CallLegs(this, attempt, saved);
        if (!settled) {
            context.calls().add(this);
        }
    }

    /** Whether an earlier process had set it up. */
    boolean isRestored() {
        return false;
    }

    /** Whether a request that arrives now may have been sent first while the gateway was down. */
    boolean mayBeRepeated() {
        return false;
    }

    /**
     * A phone that was asked knows of no such call, or says nothing.
     *
     * @param surely whether the phone said so
     */
    void unknownTo(Leg leg, boolean surely) {
        lost(leg);
    }

    /** A callee's answer of before a restart was acknowledged without the caller's word. */
    void acknowledgedLate(Leg leg, SipResponse success) {
        // Only after a restart.
    }

    /** A leg of this call is in the table. */
    void legEntered() {
        legsInTable++;
    }

    /** A leg of this call is no longer in the table. */
    void legLeft() {
        legsInTable--;
        if (legsInTable == 0 && untold) {
            untold = false;
            step(session::gone);
        }
    }

    String callId() {
        return session.callId();
    }

    CallState state() {
        return state;
    }

    /** What is left of the credit that pays for it; null when nobody pays. */
    @Nullable CreditLeft creditLeft() {
        return session.creditLeft();
    }

    /** The call as it stands now. */
    CallSnapshot snapshot() {
        return new CallSnapshot(
                callId(),
                attempt.callerText(),
                attempt.called(),
                session.account(),
                session.rate(),
                state,
                startedAtWallMillis,
                session.answeredAtWallMillis(),
                session.talkMillis(),
                session.paidMillis(),
                session.reservedMicros(),
                session.callerCell(),
                session.ratioThousandths());
    }

    /** Invites every target at once: the first that answers gets the call. */
    void invite(List<Target> targets, long maxForwards) {
        guarded(() -> {
            limits.ringing(() -> end(EndCause.NO_ANSWER, Rejection.of(EndCause.NO_ANSWER)));
            legs.prepare(this, targets, Objects.requireNonNull(parties), maxForwards);
            session.dialogsChanged(legs.saved());
            legs.callees().forEach(CalleeLeg::invite);
            caller().took(SetUpStep.INVITED);
            priceTold.tell(session, caller());
        });
    }

    /** A callee leg has sent 101–199. */
    void ringing(CalleeLeg leg, SipResponse provisional) {
        guarded(() -> {
            if (state != CallState.INVITING && state != CallState.RINGING) {
                return;
            }
            boolean alone = legs.callees().size() == 1;
            if (!alone && provisional.status() != 180) {
                // Early media of several phones would mix in the caller's one early dialog.
                return;
            }
            boolean first = state == CallState.INVITING;
            if (first) {
                move(CallState.RINGING);
                session.ringing();
            }
            caller().ringing(provisional, alone);
            if (first) {
                caller().took(SetUpStep.RINGING);
            }
        });
    }

    /** A callee leg has answered with 2xx; its dialog is confirmed. */
    void answered(CalleeLeg leg, SipResponse success) {
        guarded(() -> {
            if (state != CallState.INVITING && state != CallState.RINGING) {
                // The 2xx crossed our CANCEL, or another phone was faster. A restart must know that it wants a BYE now.
                session.dialogsChanged(legs.saved());
                leg.hangUp(state == CallState.ENDED ? ReasonText.NORMAL : ReasonText.ANSWERED_ELSEWHERE);
                return;
            }
            legs.answeredBy(leg);
            SipResponse answer = caller().prepareAnswer(success);
            startClock();
            caller().answer(answer);
            caller().took(SetUpStep.ANSWERED);
            if (offerInInvite()) {
                leg.acknowledge(null);
            }
        });
    }

    private void startClock() {
        session.answered(legs.saved());
        move(CallState.ANSWERED);
        limits.answered();
        limitTalk();
        awaitCredit();
    }

    final void limitTalk() {
        limits.talk(() -> end(EndCause.TIME_LIMIT, Rejection.of(EndCause.TIME_LIMIT)));
    }

    final void awaitCredit() {
        limits.credit(this::extendOrHangUp);
    }

    private void extendOrHangUp() {
        guarded(() -> {
            if (!state.isTalking()) {
                return;
            }
            if (!session.extend() && session.talkMillis() >= session.paidMillis()) {
                end(
                        EndCause.CREDIT_EXHAUSTED,
                        session.creditWithheld() ? Rejection.CREDIT_WITHHELD : Rejection.of(EndCause.CREDIT_EXHAUSTED));
            } else {
                awaitCredit();
                priceTold.tell(session, caller());
                caller().priceNow();
            }
        });
    }

    /**
     * The phone of a subscriber has gone to another cell; {@code false} when it is none of this call's.
     *
     * @param cell null for none
     */
    boolean moved(String number, @Nullable String cell) {
        List<Side> on = sides.of(number);
        on.forEach(side -> moved(side, cell));
        return !on.isEmpty();
    }

    /** Like {@link #moved(String, String)}, of the phone on one side. */
    void moved(Leg leg, @Nullable String cell) {
        moved(side(leg), cell);
    }

    private Side side(Leg leg) {
        return leg.equals(caller()) ? Side.CALLER : Side.CALLEE;
    }

    /** The subscriber on one side; null when there is none. */
    @Nullable String subscriber(Leg leg) {
        return sides.subscriber(side(leg));
    }

    private void moved(Side side, @Nullable String cell) {
        guarded(() -> {
            if (state == CallState.ENDED) {
                return;
            }
            Handover handover = session.handover(side, cell);
            CellDecision decision = handover.decision();
            if (side == Side.CALLER && handover.outcome() == Handover.Outcome.MOVED && decision != null) {
                priceTold.handedOver(decision, session, caller());
            }
            if (handover.outcome() == Handover.Outcome.DROPPED) {
                end(EndCause.HANDOVER_DROPPED, Rejection.of(EndCause.HANDOVER_DROPPED));
            }
        });
    }

    /** The caller's ACK to our 200 OK has come. */
    void acknowledged(SipRequest ack) {
        guarded(() -> {
            if (state == CallState.ANSWERED) {
                move(CallState.ESTABLISHED);
                CalleeLeg callee = winner();
                if (callee != null) {
                    callee.acknowledge(ack);
                }
            }
        });
    }

    void acknowledgementMissing() {
        end(EndCause.ACK_MISSING, Rejection.of(EndCause.ACK_MISSING));
    }

    /** A callee leg has failed for good. */
    void failed(CalleeLeg leg) {
        guarded(() -> {
            if (state != CallState.INVITING && state != CallState.RINGING) {
                return;
            }
            CalleeFailure best = legs.failure();
            if (best != null) {
                end(best.cause(), new Rejection(best.status(), best.text(), 0), best.response(), null);
            }
        });
    }

    /** The caller has sent CANCEL. */
    void cancelledByCaller() {
        end(EndCause.CANCELLED, Rejection.of(EndCause.CANCELLED));
    }

    /** A leg's connection broke, or its peer says that it knows of no call. */
    void lost(Leg leg) {
        boolean callerLost = leg.equals(caller());
        if (!callerLost && !leg.equals(winner())) {
            return;
        }
        if (mayBeRepeated()) {
            session.endedBeforeRestart();
        }
        EndCause cause = callerLost ? EndCause.CALLER_LOST : EndCause.CALLEE_LOST;
        end(cause, Rejection.of(cause));
    }

    /** The caller gives up by BYE before there is an answer (RFC 3261 §15): as good as CANCEL. */
    void byeReceivedEarly(NonInviteServerTransaction bye) {
        try {
            cancelledByCaller();
        } finally {
            bye.respond(bye.reply(200).buildResponse());
        }
    }

    /** Whether the caller of an ended call may not have heard yet that it was refused. */
    boolean awaitsAcknowledgement() {
        return caller().awaitsAcknowledgement();
    }

    /** Of an ended call: sends what still waits for the caller's ACK. */
    void hurry() {
        step(caller()::hangUpUnacknowledged);
    }

    /** BYE from one side: ends the call, is passed on to the other, and answered with what there is to tell then. */
    void byeReceived(Leg from, NonInviteServerTransaction bye) {
        try {
            if (!from.isOver()) {
                from.hungUpByPeer();
                if (mayBeRepeated()) {
                    session.endedBeforeRestart();
                }
                EndCause cause = from.equals(caller()) ? EndCause.CALLER_HUNG_UP : EndCause.CALLEE_HUNG_UP;
                end(cause, Rejection.of(cause));
            }
        } finally {
            bye.respond(from.farewell(bye.reply(200)).buildResponse());
        }
    }

    /** The other side; null when there is none yet. */
    @Nullable Leg otherSide(Leg leg) {
        return legs.otherSide(leg);
    }

    /** A message from one side to the other, as the charging sees it: whoever sends it pays, also when called. */
    MessageAttempt message(Leg from, String messageId) {
        return sides.message(side(from), messageId);
    }

    /** Whether a request inside the call can be passed to the other side now; else it has been answered. */
    boolean mayRelay(Leg from, ServerTransaction transaction) {
        Leg to = otherSide(from);
        if (state != CallState.ESTABLISHED || to == null || from.isOver()) {
            // RFC 3261 §14.2: the first INVITE is not through yet.
            int status = state == CallState.ENDED ? 481 : 491;
            transaction.respond(transaction.reply(status).buildResponse());
            return false;
        }
        return exchanges.admit(transaction);
    }

    /**
     * A re-INVITE, UPDATE, INFO, OPTIONS or MESSAGE inside the call: passed to the other side.
     *
     * @throws IllegalStateException when it {@linkplain #mayRelay may not be}
     */
    void relay(Leg from, ServerTransaction transaction, SipRequest request, ExchangeOutcome outcome) {
        Leg to = otherSide(from);
        if (to == null) {
            throw new IllegalStateException("call " + callId() + " has no other side");
        }
        Exchange exchange = new Exchange(this, from, to, transaction, request, outcome);
        exchanges.add(exchange);
        guarded(exchange::start);
    }

    /** An ACK inside the dialog that is not the first INVITE's. */
    void acknowledgedExchange(Leg from, SipRequest ack) {
        exchanges.acknowledged(from, ack);
    }

    void exchangeDone(Exchange exchange) {
        exchanges.remove(exchange);
    }

    /** A session change went through: what a restart would need has changed. */
    void dialogsChanged() {
        if (state.isTalking() && winner() != null) {
            session.dialogsChanged(legs.saved());
        }
    }

    /** {@link #end(EndCause, Rejection, SipResponse, String)} where no callee's response says more. */
    void end(EndCause cause, Rejection rejection) {
        end(cause, rejection, null, null);
    }

    /**
     * The end-of-call gate. The first time it works out the charge, which a BYE may tell, stops both legs, settles, frees
     * what the call held, and hands over its CDR; after that it does nothing. Nothing in that waits. The legs are stopped
     * before: whoever dies in between leaves a call that is known to run, and not phones that nobody hangs up.
     *
     * @param rejection what the caller is told when the call was not answered; its text is noted in the CDR
     * @param failure the callee's response whose headers the caller gets too
     * @param byeReason Reason header of our BYEs; null for the one that fits
     */
    void end(EndCause cause, Rejection rejection, @Nullable SipResponse failure, @Nullable String byeReason) {
        if (state == CallState.ENDED) {
            return;
        }
        boolean talking = state.isTalking();
        state = CallState.ENDED;
        limits.stop();
        context.calls().remove(this);
        String reason = byeReason != null ? byeReason : ReasonText.ofEnd(cause, rejection);
        try {
            step(() -> caller().charged(session.close(cause, talking ? 200 : rejection.status(), rejection.text())));
            step(() -> endLegs(talking, reason, rejection, failure));
        } finally {
            step(this::settle);
        }
        step(() -> context.notices().afterCall(plan, session, caller()));
        if (LOG.isDebugEnabled()) {
            AboutCall.log(callId(), () -> LOG.debug("call {} ended: {} {}", callId(), cause, rejection.text()));
        }
    }

    private void settle() {
        untold = legsInTable > 0;
        session.settle(untold);
    }

    private void endLegs(boolean talking, String reason, Rejection rejection, @Nullable SipResponse failure) {
        for (Exchange exchange : exchanges.all()) {
            step(exchange::abort);
        }
        if (talking) {
            step(() -> caller().hangUp(reason));
        } else {
            step(() -> caller().reject(rejection, failure));
        }
        for (CalleeLeg callee : callees()) {
            step(() -> tellOver(callee, reason));
        }
    }

    final void tellOver(CalleeLeg callee, String reason) {
        if (callee.dialog() != null) {
            callee.hangUp(reason);
        } else {
            callee.cancel(reason);
        }
    }

    private void move(CallState next) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("call " + callId() + " cannot go from " + state + " to " + next);
        }
        state = next;
    }

    /** Runs an event of this call: a fault in it ends this call cleanly and no other. */
    final void guarded(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException fault) {
            AboutCall.log(callId(), () -> {
                LOG.error("call {} failed and is ended", callId(), fault);
                end(EndCause.INTERNAL_ERROR, Rejection.of(EndCause.INTERNAL_ERROR));
            });
            if (context.rules().strict()) {
                throw fault;
            }
        }
    }

    /** One step of the gate: whatever happens in it, the others are taken. */
    final void step(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException fault) {
            AboutCall.log(callId(), () -> LOG.error("call {}: a step of its end failed", callId(), fault));
            if (context.rules().strict()) {
                throw fault;
            }
        }
    }

    CallContext context() {
        return context;
    }

    final CallSession session() {
        return session;
    }

    final CallerLeg caller() {
        return legs.caller();
    }

    /** All that were invited. */
    final List<CalleeLeg> callees() {
        return legs.callees();
    }

    /** The one who answered; null when there is none. */
    final @Nullable CalleeLeg winner() {
        return legs.winner();
    }

    /** Whether the caller's INVITE had an offer. */
    final boolean offerInInvite() {
        return legs.offerInInvite();
    }

    final Timers timers() {
        return context.layer().timers();
    }
}
