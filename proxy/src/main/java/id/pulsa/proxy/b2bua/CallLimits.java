package id.pulsa.proxy.b2bua;

import id.pulsa.charging.session.CallSession;
import id.pulsa.proxy.timer.Timer;
import id.pulsa.proxy.timer.Timers;
import org.jspecify.annotations.Nullable;

/**
 * The times at which one call is to be looked at or ended: it has rung long enough, talked long enough, or is paid for no
 * longer.
 */
final class CallLimits {
    /** The caller hears our 200 OK a little after the clock began: nobody is to hear BYE before the time is over. */
    private static final long HANG_UP_GRACE_MILLIS = 4;

    private final Timers timers;
    private final CallRules rules;
    private final CallSession session;
    private @Nullable Timer ringing;
    private @Nullable Timer talk;
    private @Nullable Timer credit;

    CallLimits(CallContext context, CallSession session) {
        this.timers = context.layer().timers();
        this.rules = context.rules();
        this.session = session;
    }

    void ringing(Runnable over) {
        ringing = timers.scheduleMillis(rules.ringTimeoutMillis(), over);
    }

    void answered() {
        stop(ringing);
    }

    /** The longest that anybody may talk, from now on. */
    void talk(Runnable over) {
        talk = timers.scheduleMillis(Math.max(0, rules.maxTalkMillis() - session.talkMillis()), over);
    }

    /** When more credit is to be set aside, or, when nothing is left, the paid time is over. */
    void credit(Runnable due) {
        long at = session.extendAtMillis();
        if (at != CallSession.UNLIMITED_MILLIS) {
            long grace = at == session.paidMillis() ? HANG_UP_GRACE_MILLIS : 0;
            credit = timers.scheduleMillis(Math.max(0, at + grace - session.talkMillis()), due);
        }
    }

    void stop() {
        stop(ringing);
        stop(talk);
        stop(credit);
    }

    private static void stop(@Nullable Timer timer) {
        if (timer != null) {
            timer.cancel();
        }
    }
}
