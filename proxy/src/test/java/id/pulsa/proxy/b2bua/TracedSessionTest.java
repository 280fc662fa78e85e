package id.pulsa.proxy.b2bua;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.session.Authorisation;
import id.pulsa.charging.session.CallAttempt;
import id.pulsa.charging.session.CallSession;
import id.pulsa.charging.session.Charging;
import id.pulsa.charging.session.EndCause;
import id.pulsa.charging.session.MessageAttempt;
import id.pulsa.charging.session.MessageAuthorisation;
import id.pulsa.charging.time.SystemTime;
import id.pulsa.proxy.trace.ChargingStep;
import id.pulsa.proxy.trace.ShardTrace;
import id.pulsa.proxy.trace.TracedStep;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a charging session leaves in the trace. */
class TracedSessionTest {
    private static final CallAttempt ATTEMPT =
            new CallAttempt("p00call", "1001", "1001", "1002", null, false, null, null);

    private final Map<String, Object> answers = new HashMap<>(Map.of(
            "callId", "p00call",
            "reservedMicros", 5L,
            "paidMillis", 5_000L,
            "ratioThousandths", 1_000,
            "priceLockedMillis", 60_000L,
            "talkMillis", 4_500L,
            "extendAtMillis", 4_500L,
            "creditWithheld", false,
            "decisions", List.of(),
            "close", 7L));

    /** Does what is given for {@code extend}: the amount by which the paid time grows. */
    private long grows;

    private int ratioThen = 1_000;
    private final CallSession session = (CallSession) Proxy.newProxyInstance(
            CallSession.class.getClassLoader(), new Class<?>[] {CallSession.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("extend")) {
                    answers.merge("paidMillis", grows, (before, more) -> (long) before + (long) more);
                    answers.put("ratioThousandths", ratioThen);
                    return grows > 0;
                }
                return answers.get(method.getName());
            });

    private static Charging granting(CallSession session) {
        return new Charging() {
            @Override
            public Authorisation authorise(CallAttempt attempt) {
                return new Authorisation.Granted(session);
            }

            @Override
            public MessageAuthorisation authorise(MessageAttempt attempt) {
                throw new IllegalStateException("not in this test");
            }
        };
    }

    private static CallSession granted(Authorisation authorisation) {
        return assertInstanceOf(Authorisation.Granted.class, authorisation).session();
    }

    private static List<ChargingStep> steps(ShardTrace trace) {
        return requireNonNull(trace.read("p00call")).steps().stream()
                .map(TracedStep::step)
                .toList();
    }

    @Test
    void notesWhatChanges() {
        ShardTrace trace = new ShardTrace(1 << 20, new SystemTime());
        CallSession traced = granted(TracedSession.authorise(granting(session), ATTEMPT, "a@b", trace));
        traced.answered(new byte[0]);
        grows = 3_000;
        assertTrue(traced.extend());
        // Only the price was looked at: there will be another attempt before the paid time ends.
        grows = 0;
        assertFalse(traced.extend());
        ratioThen = 1_400;
        assertFalse(traced.extend());
        answers.put("extendAtMillis", answers.get("paidMillis"));
        assertFalse(traced.extend());
        assertFalse(traced.extend());
        grows = 1_000;
        answers.put("extendAtMillis", 8_500L);
        assertTrue(traced.extend());
        assertEquals(7, traced.close(EndCause.CALLEE_HUNG_UP, 200, "bye"));
        assertEquals(7, traced.close(EndCause.CALLER_HUNG_UP, 200, null));
        assertEquals(
                List.of(
                        new ChargingStep.Admitted("1001", "1002", null, null, funds(5_000, 1_000), List.of()),
                        new ChargingStep.Answered(funds(5_000, 1_000)),
                        new ChargingStep.Extended(4_500, funds(8_000, 1_000)),
                        new ChargingStep.Extended(4_500, funds(8_000, 1_400)),
                        new ChargingStep.NotExtended(4_500, funds(8_000, 1_400), false),
                        new ChargingStep.Extended(4_500, funds(9_000, 1_400)),
                        new ChargingStep.Ended(EndCause.CALLEE_HUNG_UP, 200, "bye", 4_500, 7)),
                steps(trace));
    }

    private static ChargingStep.Funds funds(long paidMillis, int ratio) {
        return new ChargingStep.Funds(5, paidMillis, ratio, 60_000);
    }

    @Test
    void withoutATraceTheSessionIsUsedAsItIs() {
        ShardTrace off = new ShardTrace(0, new SystemTime());
        assertSame(session, granted(TracedSession.authorise(granting(session), ATTEMPT, "a@b", off)));
        assertSame(session, TracedSession.resumed(session, off));
    }
}
