package id.pulsa.proxy.b2bua;

import id.pulsa.charging.rating.ChargeSegment;
import id.pulsa.charging.session.CallAttempt;
import id.pulsa.charging.session.CallSession;
import org.jspecify.annotations.Nullable;

/** Tells the caller of one call each new price once, the normal one only after another. Confined to its shard's thread. */
final class PriceTold {
    private final CallContext context;
    private final CallAttempt attempt;
    private final @Nullable String plan;
    private int ratioThousandths = ChargeSegment.NORMAL_RATIO;

    /** @param plan of the subscriber who pays; null when nobody does */
    PriceTold(CallContext context, CallAttempt attempt, @Nullable String plan) {
        this.context = context;
        this.attempt = attempt;
        this.plan = plan;
    }

    void tell(CallSession session, Leg caller) {
        String payer = attempt.caller();
        int ratio = session.ratioThousandths();
        if (plan != null && payer != null && ratio != ratioThousandths) {
            ratioThousandths = ratio;
            context.notices()
                    .price(payer, plan, attempt.called(), ratio, context.time().wallMillis(), caller);
        }
    }
}
