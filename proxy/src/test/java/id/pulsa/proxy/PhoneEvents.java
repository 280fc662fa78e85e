package id.pulsa.proxy;

import id.pulsa.proxy.StagedCall.Given;
import id.pulsa.proxy.endings.Kind;
import id.pulsa.proxy.message.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What phones and the network between do. */
final class PhoneEvents {
    private static final int FOR_EVER = Integer.MAX_VALUE;
    private static final int[] REFUSALS = {302, 401, 404, 408, 480, 486, 487, 500, 503, 600, 603};

    private PhoneEvents() {}

    static List<CallEvent> all() {
        List<CallEvent> all = new ArrayList<>();
        hangingUp(all);
        cancelling(all);
        refusing(all);
        silence(all);
        losing(all);
        changing(all);
        vanishing(all);
        return all;
    }

    private static void hangingUp(List<CallEvent> all) {
        all.add(CallEvent.of(Kind.CALLER_BYE, "caller: BYE", s -> s.call().hangUp()));
        all.add(CallEvent.of(
                Kind.CALLER_BYE, "caller: BYE before the answer", s -> s.call().hangUpAnyway()));
        all.add(CallEvent.of(
                Kind.CALLER_BYE, "caller: another BYE", s -> s.call().hangUpAnyway()));
        all.add(CallEvent.of(Kind.CALLEE_BYE, "callee: BYE", s -> s.incoming().hangUp()));
        all.add(CallEvent.of(
                Kind.CALLEE_BYE, "callee: another BYE", s -> s.incoming().hangUpAnyway()));
        all.add(CallEvent.of(Kind.BOTH_BYE, "BYE from both at once", s -> {
            s.call().hangUp();
            s.incoming().hangUp();
        }));
    }

    private static void cancelling(List<CallEvent> all) {
        all.add(CallEvent.of(Kind.CANCEL, "caller: CANCEL", s -> s.call().cancel()));
        all.add(CallEvent.of(Kind.CANCEL, "caller: CANCEL, callee: 100 a second later", s -> {
            s.call().cancel();
            s.pass(800);
            s.incoming().trying();
        }));
        all.add(CallEvent.of(Kind.CANCEL, "caller: CANCEL, callee: 200 a second later", s -> {
            s.call().cancel();
            s.pass(800);
            s.incoming().pickUp();
        }));
        all.add(CallEvent.of(Kind.CANCEL, "CANCEL crosses the callee's 200", s -> {
            s.call().cancel();
            s.incoming().pickUp();
        }));
        all.add(CallEvent.of(Kind.CANCEL, "CANCEL crosses our 200", s -> {
            s.incoming().pickUp();
            s.world().pass(Duration.ofNanos(1_500_000));
            s.call().cancel();
        }));
        all.add(CallEvent.of(
                Kind.CANCEL, "caller: CANCEL, too late", s -> s.call().cancelTooLate()));
    }

    private static void refusing(List<CallEvent> all) {
        for (int status : REFUSALS) {
            all.add(CallEvent.of(
                    Kind.REFUSAL, "callee: " + status, s -> s.incoming().refuse(status)));
        }
        all.add(CallEvent.of(
                Kind.REFUSAL, "callee: 488 to the re-INVITE", s -> s.incoming().answerChange(488)));
    }

    private static void silence(List<CallEvent> all) {
        all.add(CallEvent.of(Kind.SILENCE, "callee says nothing", s -> {}));
        all.add(CallEvent.of(Kind.SILENCE, "callee: 100, then nothing", s -> {
            s.incoming().trying();
            s.incoming().answerChange(100);
        }));
        all.add(CallEvent.of(Kind.SILENCE, "callee rings on", s -> {}));
    }

    private static void losing(List<CallEvent> all) {
        all.add(CallEvent.of(Kind.LOST_ACK, "caller's ACK comes late", s -> {}));
        all.add(CallEvent.of(Kind.LOST_ACK, "caller's ACK is lost for ever", s -> {
            s.neverAcknowledge();
            s.incoming().answerChange(200);
        }));
        all.add(CallEvent.of(Kind.LOST_ACK, "our ACK is lost once", s -> {
            s.lose(1, message -> message.startsWith("to callee ACK"));
            s.incoming().pickUp();
            s.incoming().answerChange(200);
        }));
        all.add(CallEvent.of(Kind.LOST_200, "callee's 200 is lost once", s -> {
            s.lose(1, message -> message.startsWith("to us SIP/2.0 200"));
            s.incoming().pickUp();
            s.incoming().answerChange(200);
        }));
        all.add(CallEvent.of(Kind.LOST_200, "callee's 200 is lost for ever", s -> {
            s.lose(FOR_EVER, message -> message.startsWith("to us SIP/2.0 200") && message.contains(" INVITE\r\n"));
            s.incoming().pickUp();
            s.incoming().answerChange(200);
        }));
        all.add(CallEvent.of(Kind.LOST_200, "our 200 is lost once", s -> {
            s.lose(1, message -> message.startsWith("to caller SIP/2.0 200"));
            s.incoming().pickUp();
            s.incoming().answerChange(200);
        }));
        all.add(CallEvent.of(Kind.LOST_200, "our 200 is lost for ever", s -> {
            s.lose(FOR_EVER, message -> message.startsWith("to caller SIP/2.0 200") && message.contains(" INVITE\r\n"));
            s.incoming().pickUp();
            s.incoming().answerChange(200);
        }));
        all.add(CallEvent.of(Kind.LOST_BYE, "caller's BYE is lost once", s -> {
            s.lose(1, message -> message.startsWith("to us BYE"));
            s.call().hangUp();
        }));
        all.add(CallEvent.of(Kind.LOST_BYE, "caller's BYE is lost for ever", s -> {
            s.lose(FOR_EVER, message -> message.startsWith("to us BYE"));
            s.call().hangUp();
        }));
        all.add(CallEvent.of(Kind.LOST_BYE, "our BYE is lost once", s -> {
            s.lose(1, message -> message.startsWith("to callee BYE"));
            s.call().hangUp();
        }));
        all.add(CallEvent.of(Kind.LOST_BYE, "our BYE gets through", s -> {}));
        all.add(CallEvent.of(Kind.LOST_BYE, "our BYE is lost for ever", s -> {
            s.lose(FOR_EVER, message -> message.startsWith("to callee BYE"));
            s.call().hangUp();
        }));
        all.add(CallEvent.of(Kind.LOST_200_TO_BYE, "our 200 to BYE is lost once", s -> {
            s.lose(1, message -> message.startsWith("to caller SIP/2.0 200"));
            s.call().hangUp();
        }));
        all.add(CallEvent.of(Kind.LOST_200_TO_BYE, "callee's 200 to BYE is lost once", s -> {
            s.lose(1, message -> message.startsWith("to us SIP/2.0 200"));
            s.call().hangUp();
        }));
        all.add(CallEvent.of(Kind.LOST_200_TO_BYE, "callee's 200 to BYE is lost for ever", s -> {
            s.lose(FOR_EVER, message -> message.startsWith("to us SIP/2.0 200") && message.contains(" BYE\r\n"));
            s.call().hangUp();
        }));
    }

    private static void changing(List<CallEvent> all) {
        all.add(CallEvent.of(Kind.RE_INVITE, "caller: re-INVITE", s -> s.call().changeAnyway(Method.INVITE)));
        all.add(CallEvent.of(
                Kind.RE_INVITE, "callee: re-INVITE", s -> s.incoming().changeAnyway(Method.INVITE)));
        all.add(CallEvent.of(
                Kind.RE_INVITE,
                "callee: 200 to the re-INVITE",
                s -> s.incoming().answerChange(200)));
        all.add(CallEvent.of(Kind.GLARE, "re-INVITE from both at once", s -> {
            s.call().change(Method.INVITE);
            s.incoming().change(Method.INVITE);
        }));
        all.add(CallEvent.of(
                Kind.GLARE, "callee: re-INVITE too", s -> s.incoming().change(Method.INVITE)));
        all.add(CallEvent.of(Kind.UPDATE, "caller: UPDATE", s -> s.call().changeAnyway(Method.UPDATE)));
        all.add(CallEvent.of(Kind.UPDATE, "callee: UPDATE", s -> s.incoming().changeAnyway(Method.UPDATE)));
    }

    private static void vanishing(List<CallEvent> all) {
        all.add(CallEvent.of(
                Kind.CALLER_VANISHES, "caller vanishes", s -> s.caller().vanish()));
        all.add(CallEvent.of(
                Kind.CALLEE_VANISHES, "callee vanishes", s -> s.callee().vanish()));
        all.add(CallEvent.of(
                Kind.CALLEE_RESTARTS, "callee restarts", s -> s.callee().restart()));
        all.add(CallEvent.of(Kind.CALLEE_RESTARTS, "callee restarts, caller: re-INVITE", s -> {
            s.callee().restart();
            s.call().change(Method.INVITE);
        }));
        all.add(CallEvent.of(
                Kind.CALLEE_MOVES_ITS_REGISTRATION, "callee registers elsewhere", StagedCall::registerElsewhere));
        all.add(new CallEvent(
                Kind.CLOSED_CONNECTION,
                "caller's TCP connection breaks",
                new Given("100.00", "100.00", Map.of(), Map.of(), "north", true, false),
                StagedCall::disconnectCaller));
        all.add(new CallEvent(
                Kind.CLOSED_CONNECTION,
                "callee's TCP connection breaks",
                new Given("100.00", "100.00", Map.of(), Map.of(), "north", false, true),
                StagedCall::disconnectCallee));
    }
}
