package id.pulsa.proxy.b2bua;

import id.pulsa.charging.session.CallAttempt;
import id.pulsa.proxy.dialog.Dialog;
import id.pulsa.proxy.transaction.InviteServerTransaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The legs of one call: the caller's, one of each phone that was invited, and which of these answered. */
final class CallLegs {
    private final CallAttempt attempt;
    private final CallerLeg caller;
    private final List<CalleeLeg> callees = new ArrayList<>(1);
    private final List<CalleeLeg> shown = Collections.unmodifiableList(callees);
    private @Nullable CalleeLeg winner;
    private boolean offerInInvite;

    /** Of a call that comes in. */
    CallLegs(Call call, CallAttempt attempt, InviteServerTransaction transaction, String contact, ChargeAdvice advice) {
        this.attempt = attempt;
        this.caller = new CallerLeg(call.context(), call, transaction, contact, advice);
    }

    /** Of a call of an earlier process, as {@link #saved} kept them. */
    CallLegs(Call call, CallAttempt attempt, SavedCall saved) {
        CallContext context = call.context();
        ChargeAdvice advice = ChargeAdvice.untold(attempt);
        this.attempt = attempt;
        this.offerInInvite = saved.offerInInvite();
        if (saved.answered()) {
            this.caller = new CallerLeg(context, call, saved.dialogs().get(0), saved, advice);
            CalleeLeg callee = new CalleeLeg(context, call, saved.dialogs().get(1));
            callees.add(callee);
            winner = callee;
        } else {
            this.caller = new CallerLeg(context, call, Objects.requireNonNull(saved.opening()), advice);
        }
        saved.invites().forEach(invite -> callees.add(new CalleeLeg(context, call, invite)));
        saved.others().forEach(dialog -> callees.add(new CalleeLeg(context, call, dialog)));
    }

    CallerLeg caller() {
        return caller;
    }

    /** All that were invited. */
    List<CalleeLeg> callees() {
        return shown;
    }

    /** The one who answered; null when there is none. */
    @Nullable CalleeLeg winner() {
        return winner;
    }

    /** Whether the caller's INVITE had an offer. */
    boolean offerInInvite() {
        return offerInInvite;
    }

    /** Makes a leg for every target and its INVITE ready, without sending any. */
    void prepare(Call call, List<Target> targets, Parties parties, long maxForwards) {
        offerInInvite = caller.invite().hasBody();
        for (Target target : targets) {
            callees.add(new CalleeLeg(call.context(), call, target));
        }
        for (int i = 0; i < targets.size(); i++) {
            callees.get(i).prepare(caller, targets.get(i), parties, maxForwards);
        }
    }

    /** One has answered: the others are told that they need not ring any longer. */
    void answeredBy(CalleeLeg leg) {
        winner = leg;
        for (CalleeLeg other : callees) {
            if (!other.equals(leg)) {
                other.cancel(ReasonText.ANSWERED_ELSEWHERE);
            }
        }
    }

    /** The other side; null when there is none yet. */
    @Nullable Leg otherSide(Leg leg) {
        return leg.equals(caller) ? winner : caller;
    }

    /** What the caller is to be told when every callee has failed; null while one has not. */
    @Nullable CalleeFailure failure() {
        CalleeFailure best = null;
        for (CalleeLeg callee : callees) {
            CalleeFailure failure = callee.failure();
            if (failure == null) {
                return null;
            }
            best = best == null ? failure : best.orBetter(failure);
        }
        return best;
    }

    /** All that a restart needs, as it stands now: see {@link SavedCall}. */
    byte[] saved() {
        List<Dialog> joined = new ArrayList<>(2);
        Dialog callerDialog = caller.dialog();
        Dialog winnerDialog = winner == null ? null : winner.dialog();
        if (callerDialog != null && winnerDialog != null) {
            joined.add(callerDialog);
            joined.add(winnerDialog);
        }
        List<byte[]> invites = new ArrayList<>(1);
        List<Dialog> others = new ArrayList<>(0);
        for (CalleeLeg callee : callees) {
            Dialog dialog = callee.dialog();
            byte[] invite = callee.saved();
            if (invite != null) {
                invites.add(invite);
            } else if (dialog != null && !dialog.equals(winnerDialog)) {
                others.add(dialog);
            }
        }
        return SavedCall.write(attempt, offerInInvite, caller.saved(), caller.savedAnswer(), invites, joined, others);
    }
}
