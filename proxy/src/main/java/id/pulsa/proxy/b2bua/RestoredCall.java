package id.pulsa.proxy.b2bua;

import id.pulsa.charging.session.EndCause;
import id.pulsa.proxy.dialog.Dialog;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.trace.ChargingStep;
import id.pulsa.proxy.trace.ShardTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A call that an earlier process had set up. It goes on, or is settled already and only its phones are to be told. */
final class RestoredCall extends Call {
    private final long repeatedMillis;
    private final long sinceNanos;

    RestoredCall(CallContext context, AdoptedCall call) {
        super(
                context,
                call.attempt(),
                call.settled() ? call.session() : TracedSession.resumed(call.session(), context.trace()),
                call.plan(),
                call.startedAtWallMillis(),
                call.saved(),
                call.settled());
        this.repeatedMillis = context.layer().sipTimers().t2Millis();
        this.sinceNanos = timers().nowNanos();
        if (call.settled() || caller().mayWaitForAnswer()) {
            caller().adoptOpening();
        }
        if (!call.settled()) {
            trace();
        }
    }

    /** What comes from now on can be looked at later. */
    private void trace() {
        ShardTrace trace = context().trace();
        List<Leg> legs = new ArrayList<>(callees());
        legs.add(0, caller());
        for (Leg leg : legs) {
            Dialog dialog = leg.dialog();
            if (dialog != null) {
                trace.join(callId(), dialog.callId());
            }
        }
        trace.note(callId(), new ChargingStep.Resumed(session().talkMillis(), TracedSession.funds(session())));
    }

    long answeredAtWallMillis() {
        return session().answeredAtWallMillis();
    }

    /** Whether the caller may still wait for the answer. */
    boolean mayWaitForAnswer() {
        return caller().mayWaitForAnswer();
    }

    /** Sends the answer that the earlier process may not have come to send. */
    void answerAgain() {
        step(caller()::answerAgain);
    }

    /** Goes on with a call that was answered and is not settled. */
    void goOn() {
        guarded(() -> {
            if (!state().isTalking()) {
                return;
            }
            if (isPastPaidTime()) {
                end(EndCause.CREDIT_EXHAUSTED, Rejection.of(EndCause.CREDIT_EXHAUSTED));
                return;
            }
            for (CalleeLeg callee : callees()) {
                if (!callee.equals(winner())) {
                    tellOver(callee, ReasonText.ANSWERED_ELSEWHERE);
                }
            }
            limitTalk();
            awaitCredit();
        });
    }

    /** Whether it is to be ended at once when it {@linkplain #goOn goes on}. */
    boolean isPastPaidTime() {
        return session().talkMillis() >= session().paidMillis();
    }

    /** Tells the phones of a call that is settled that it is over. */
    void leave() {
        Rejection rejection = Rejection.RESTARTED;
        String reason = ReasonText.ofEnd(EndCause.GATEWAY_RESTARTED, rejection);
        boolean answered = winner() != null;
        step(() -> {
            if (answered) {
                caller().hangUp(reason);
            } else {
                caller().refuseOpening(rejection);
            }
        });
        for (CalleeLeg callee : callees()) {
            step(() -> tellOver(callee, reason));
        }
    }

    /** Asks both phones of a call that goes on whether they know it still. */
    void probe() {
        guarded(() -> {
            CalleeLeg callee = winner();
            if (state().isTalking() && callee != null) {
                // The next restart must go on from CSeqs that this one has not used.
                dialogsChanged();
                if (!mayWaitForAnswer()) {
                    caller().probe();
                }
                callee.probe();
            }
        });
    }

    /** It was over before the restart. */
    @Override
    void unknownTo(Leg leg, boolean surely) {
        if (!state().isTalking()) {
            return;
        }
        boolean callerGone = leg.equals(caller());
        session().endedBeforeRestart();
        if (callerGone) {
            caller().closeOpening(Rejection.RESTARTED);
        }
        if (surely) {
            leg.hungUpByPeer();
        }
        end(
                EndCause.GATEWAY_RESTARTED,
                new Rejection(
                        481,
                        (callerGone ? "The caller's" : "The callee's")
                                + " phone knew of no call after the gateway's restart",
                        0));
    }

    @Override
    boolean isRestored() {
        return true;
    }

    @Override
    boolean mayBeRepeated() {
        // RFC 3261 §17.1.2.2: it comes again within T2.
        return timers().nowNanos() - sinceNanos <= TimeUnit.MILLISECONDS.toNanos(repeatedMillis);
    }

    @Override
    void acknowledgedLate(Leg leg, SipResponse success) {
        if (!offerInInvite() && leg.equals(winner()) && success.cseq().number() == CalleeLeg.FIRST_CSEQ) {
            // RFC 3261 §13.2.2.4: its offer was never answered, the people do not hear each other.
            acknowledgementMissing();
        }
    }
}
