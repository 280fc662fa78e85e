package id.pulsa.proxy.b2bua;

import id.pulsa.charging.ledger.CellDecision;
import id.pulsa.charging.session.CallAttempt;
import id.pulsa.charging.session.CallSession;
import id.pulsa.proxy.selfcare.PriceTexts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the caller of one call each new price once, the normal one only after another. Confined to its shard's thread. */
final class PriceTold {
    private final CallContext context;
    private final CallAttempt attempt;
    private final @Nullable String plan;
    private int ratioThousandths;

    /**
     * @param plan of the subscriber who pays; null when nobody does
     * @param ratioThousandths price ratio that the caller knows of
     */
    PriceTold(CallContext context, CallAttempt attempt, @Nullable String plan, int ratioThousandths) {
        this.ratioThousandths = ratioThousandths;
        this.context = context;
        this.attempt = attempt;
        this.plan = plan;
    }

    void tell(CallSession session, Leg caller) {
        String payer = attempt.caller();
        int ratio = session.ratioThousandths();
        if (plan != null && payer != null && ratio != ratioThousandths) {
            ratioThousandths = ratio;
            List<String> told = prices().changed(
                            plan, attempt.called(), ratio, context.time().wallMillis());
            context.notices().tell(payer, told, caller);
        }
    }

    /** The caller's phone has gone to another cell, which has admitted the call. */
    void handedOver(CellDecision other, CallSession session, Leg caller) {
        String payer = attempt.caller();
        if (plan != null && payer != null) {
            ratioThousandths = session.ratioThousandths();
            long locked = session.priceLockedMillis();
            List<String> told = prices().handedOver(
                            plan,
                            attempt.called(),
                            other.cell(),
                            other.ratioThousandths(),
                            ratioThousandths,
                            locked == Long.MAX_VALUE ? locked : locked - session.talkMillis(),
                            context.time().wallMillis());
            context.notices().tell(payer, told, caller);
        }
    }

    private PriceTexts prices() {
        return context.notices().prices();
    }
}
