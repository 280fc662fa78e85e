package id.pulsa.proxy;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.proxy.b2bua.CallSnapshot;
import id.pulsa.proxy.b2bua.CallState;
import id.pulsa.proxy.b2bua.RestartedCalls;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.world.NetworkFaults;
import id.pulsa.proxy.world.PhoneCall;
import id.pulsa.proxy.world.World;
import id.pulsa.proxy.world.WorldNetwork;
import id.pulsa.proxy.world.WorldPhone;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people hear and pay whose gateway is killed and started again while they call. */
class RestartStoriesTest {
    private static final String TARIFFS = """
            plans:
              lab:
                slice: 20s
                destinations:
                  - {prefix: "", name: any, price: "1.00", per: 1s}
            """;
    private static final String DEARER = TARIFFS.replace("name: any", "name: other");
    private static final String CELLS = """
            cells:
              - {name: north, channels: 1}
              - {name: south, channels: 2}
            """;

    /** What a caller hears whose call is over: no ACK was seen since the restart, so BYE comes again after the ACK. */
    private static final List<String> TOLD_TWICE = List.of("180", "200", "BYE", "BYE");

    private static final InetSocketAddress ANNA = new InetSocketAddress("192.0.2.11", 5060);

    @TempDir
    Path directory;

    private final World world = new World(1);
    private final WorldNetwork network = new WorldNetwork(world, NetworkFaults.NONE);
    private WorldGateway gateway;
    private WorldPhone anna;
    private WorldPhone pbx;

    @BeforeEach
    void begin() {
        begin(Map.of());
    }

    private void begin(Map<String, String> settings) {
        gateway = new WorldGateway(world, network, directory, TARIFFS, CELLS, settings);
        gateway.subscriber("1001", "lab", "30.00", "north");
        anna = new WorldPhone(world, network, ANNA, WorldGateway.ADDRESS, "1001");
        pbx = new WorldPhone(world, network, WorldGateway.PBX, WorldGateway.ADDRESS, "pbx");
        pbx.whenCalled(call -> {
            call.ring();
            world.afterMillis(1_000, pbx.life(), call::pickUp);
        });
    }

    @AfterEach
    void end() {
        gateway.close();
    }

    private void pass(long millis) {
        world.pass(Duration.ofMillis(millis));
    }

    /** Killed, away for a time, started again. */
    private void restart(long awayMillis) {
        gateway.kill();
        pass(awayMillis);
        gateway.start();
    }

    private PhoneCall callee() {
        return pbx.calls().get(pbx.calls().size() - 1);
    }

    /** A call that has been up for so long. */
    private PhoneCall up(long talkMillis) {
        PhoneCall call = anna.call("1000");
        assertTrue(world.passUntil(() -> call.state() == PhoneCall.State.UP, Duration.ofSeconds(5)), call::toString);
        pass(talkMillis);
        return call;
    }

    private CallDetailRecord onlyRecord() {
        List<CallDetailRecord> records = gateway.cdrs();
        assertEquals(1, records.size(), records::toString);
        assertTrue(
                gateway.verify().clean(), () -> gateway.verify().discrepancies().toString());
        assertEquals(0, gateway.verify().liveCalls());
        assertEquals(0, gateway.core().cells().busy("north"), "channels");
        assertEquals(0, gateway.await(gateway.core().b2bua().legCount()), "legs");
        var account = requireNonNull(gateway.core().store().accounts().find("1001"));
        assertEquals(0, account.reservedMicros());
        assertEquals(0, account.runningCalls());
        assertEquals(30_000_000 - records.get(0).chargeMicros(), account.availableMicros());
        return records.get(0);
    }

    /** Some time may be between the last that a process does for its calls and the end of its sockets. */
    @Test
    void whoHangsUpWhileTheProcessEndsIsHeardByTheNext() {
        PhoneCall call = up(3_000);
        gateway.leaveCalls();
        call.hangUp();
        pass(100);
        assertEquals(PhoneCall.State.UP, callee().state(), "nothing is begun that could not be finished");
        restart(300);
        assertTrue(
                world.passUntil(() -> callee().state() == PhoneCall.State.DOWN, Duration.ofSeconds(5)),
                () -> callee().toString());
        pass(40_000);
        assertEquals(PhoneCall.State.DOWN, call.state());
        assertEquals("CALLER_HUNG_UP", onlyRecord().cause());
    }

    /** What is said too late is not taken for said. */
    @Test
    void creditThatEndsWhileTheProcessEndsIsToldByTheNext() {
        PhoneCall call = up(29_900);
        gateway.leaveCalls();
        pass(1_000);
        restart(300);
        assertTrue(
                world.passUntil(
                        () -> call.state() == PhoneCall.State.DOWN && callee().state() == PhoneCall.State.DOWN,
                        Duration.ofSeconds(5)),
                () -> call + " and " + callee());
        pass(40_000);
        assertEquals(30_000_000, onlyRecord().chargeMicros());
    }

    @Test
    void goesOnAndIsHungUpByThePhoneThatWantsTo() {
        PhoneCall call = up(3_000);
        restart(2_000);
        assertEquals(new RestartedCalls.Counts(1, 0, 0, 0), gateway.core().restarted());
        CallSnapshot shown = gateway.await(gateway.core().b2bua().calls()).get(0);
        assertEquals(CallState.ESTABLISHED, shown.state());
        assertEquals(1, gateway.core().cells().busy("north"), "the channel is taken again");
        assertEquals(1, gateway.core().store().subscribers().runningCalls("1001"));
        pass(6_500);
        assertEquals(List.of("180", "200", "OPTIONS"), call.heard());
        call.hangUp();
        pass(40_000);
        assertEquals(List.of("INVITE", "ACK", "OPTIONS", "BYE"), callee().heard());
        CallDetailRecord record = onlyRecord();
        assertEquals("CALLER_HUNG_UP", record.cause());
        assertEquals(12_000_000, record.chargeMicros(), "the whole talk, the outage too");
        assertTrue(Math.abs(record.talkMillis() - 11_500) <= 5, record::toString);
    }

    @Test
    void aReInviteCrossesAfterTheRestart() {
        PhoneCall call = up(1_000);
        gateway.kill();
        call.change(Method.INVITE);
        pass(3_000);
        gateway.start();
        pass(6_000);
        assertTrue(call.heard().contains("200 INVITE"), call::toString);
        assertTrue(callee().heard().contains("INVITE"), () -> callee().toString());
        callee().hangUp();
        pass(40_000);
        assertEquals("CALLEE_HUNG_UP", onlyRecord().cause());
    }

    @Test
    void creditEndsOnTime() {
        PhoneCall call = up(8_000);
        restart(2_500);
        pass(40_000);
        assertTrue(Math.abs(call.talkMillis() - 30_004) <= 1, () -> "talked " + call.talkMillis());
        CallDetailRecord record = onlyRecord();
        assertEquals("CREDIT_EXHAUSTED", record.cause());
        assertEquals(30_000_000, record.chargeMicros());
    }

    @Test
    void aTopUpAfterTheRestartExtendsTheCall() {
        PhoneCall call = up(8_000);
        restart(2_500);
        pass(10_000);
        gateway.await(gateway.core().store().provisioning().topUp("more", "1001", 5_000_000));
        pass(40_000);
        assertTrue(Math.abs(call.talkMillis() - 35_004) <= 1, () -> "talked " + call.talkMillis());
        assertEquals(35_000_000, gateway.cdrs().get(0).chargeMicros());
    }

    @Test
    void whatWasPaidForEndsWhileTheGatewayIsAway() {
        PhoneCall call = up(2_000);
        long paid = gateway.await(gateway.core().b2bua().calls()).get(0).paidMillis();
        restart(25_000);
        pass(40_000);
        assertEquals(TOLD_TWICE, call.heard());
        CallDetailRecord record = onlyRecord();
        assertEquals("CREDIT_EXHAUSTED", record.cause());
        assertEquals(paid * 1_000, record.chargeMicros(), "exactly what was paid for");
        assertTrue(
                call.talkMillis() >= 27_000 && call.talkMillis() < 27_100,
                () -> "hung up at once: " + call.talkMillis());
    }

    /** Its BYE is repeated until there is somebody to hear it. */
    @Test
    void aPhoneThatHungUpMeanwhilePaysUpToTheLastSignOfLife() {
        PhoneCall call = up(3_500);
        gateway.kill();
        pass(500);
        call.hangUp();
        pass(3_000);
        gateway.start();
        pass(40_000);
        assertTrue(call.heard().contains("200 BYE"), call::toString);
        assertTrue(callee().heard().contains("BYE"), () -> callee().toString());
        CallDetailRecord record = onlyRecord();
        assertEquals("CALLER_HUNG_UP", record.cause());
        assertTrue(record.talkMillis() > 2_400 && record.talkMillis() <= 3_510, record::toString);
    }

    /** A process lives between two copies of its BYE, and dies before it can hear one: that it lived proves nothing. */
    @Test
    void aPhoneThatHungUpMeanwhilePaysForNoProcessThatDiedBeforeItsByeCameAgain() {
        PhoneCall call = up(3_500);
        gateway.kill();
        pass(100);
        // Its BYE goes out again after 0.5, 1.5, 3.5 and 7.5 s.
        call.hangUp();
        pass(1_700);
        gateway.start();
        pass(1_500);
        restart(100);
        pass(40_000);
        assertTrue(call.heard().contains("200 BYE"), call::toString);
        CallDetailRecord record = onlyRecord();
        assertEquals("CALLER_HUNG_UP", record.cause());
        assertTrue(record.talkMillis() > 2_400 && record.talkMillis() <= 3_510, record::toString);
    }

    /** The other side asks it something before its BYE comes again: it has been gone since before. */
    @Test
    void aPhoneThatHungUpMeanwhileAndIsAskedFirstPaysUpToTheLastSignOfLife() {
        PhoneCall call = up(3_500);
        gateway.kill();
        pass(400);
        call.hangUp();
        // Its BYE goes out again after 0.5, 1.5, 3.5 and 7.5 s.
        pass(4_000);
        gateway.start();
        callee().change(Method.INVITE);
        pass(40_000);
        assertTrue(callee().heard().contains("BYE"), () -> callee().toString());
        assertEquals(PhoneCall.State.DOWN, call.state());
        CallDetailRecord record = onlyRecord();
        assertTrue(record.talkMillis() > 2_400 && record.talkMillis() <= 3_510, record::toString);
    }

    /** Its BYE was given up: it says that it knows of no call when it is asked. */
    @Test
    void aPhoneThatHasForgottenTheCallPaysUpToTheLastSignOfLife() {
        // What others have paid for would end in so long an outage.
        PhoneCall call = anna.call("112");
        pass(5_000);
        assertEquals(PhoneCall.State.UP, call.state());
        gateway.kill();
        call.hangUp();
        pass(60_000);
        gateway.start();
        pass(40_000);
        assertEquals(List.of("INVITE", "ACK", "OPTIONS", "BYE"), callee().heard());
        CallDetailRecord record = gateway.cdrs().get(0);
        assertEquals("GATEWAY_RESTARTED", record.cause());
        assertTrue(record.talkMillis() <= 4_000, record::toString);
        assertEquals(0, gateway.verify().liveCalls());
    }

    @Test
    void aCallThatRingsIsTakenBack() {
        pbx.whenCalled(PhoneCall::ring);
        PhoneCall call = anna.call("1000");
        pass(2_000);
        restart(1_000);
        assertEquals(new RestartedCalls.Counts(0, 0, 1, 0), gateway.core().restarted());
        pass(40_000);
        assertEquals(List.of("180", "503"), call.heard());
        assertEquals(List.of("INVITE", "CANCEL", "ACK"), callee().heard());
        assertEquals(PhoneCall.State.DOWN, callee().state());
        CallDetailRecord record = onlyRecord();
        assertEquals("GATEWAY_RESTARTED", record.cause());
        assertEquals(0, record.chargeMicros());
    }

    /** The refusal is lost, and the gateway dies again before it repeats it, when all others know: the next one says it. */
    @Test
    void aCallerWhoHasNotHeardTheRefusalIsToldByTheNextProcess() {
        pbx.whenCalled(PhoneCall::ring);
        PhoneCall call = anna.call("1000");
        pass(2_000);
        gateway.kill();
        pass(1_000);
        network.eat((to, datagram) -> to.equals(ANNA));
        gateway.start();
        pass(300);
        gateway.kill();
        network.eat((to, datagram) -> false);
        pass(1_000);
        gateway.start();
        pass(40_000);
        assertEquals(List.of("180", "503"), call.heard());
        assertEquals("GATEWAY_RESTARTED", onlyRecord().cause());
    }

    /** The answer was kept and not sent; the next process's BYE is faster than its answer. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCallerWhoHearsTheAnswerAfterOurByeIsHungUpAgain(boolean acknowledges) {
        gateway.close();
        gateway.setting("restart.calls", "hang-up");
        gateway.start();
        List<byte[]> answers = new ArrayList<>();
        network.eat((to, datagram) -> to.equals(ANNA) && isAnswer(datagram) && answers.add(datagram));
        PhoneCall call = anna.call("1000");
        pass(1_100);
        assertEquals(1, answers.size());
        restart(2_000);
        pass(100);
        assertEquals(2, answers.size());
        network.eat((to, datagram) -> false);
        anna.acknowledges(acknowledges);
        assertEquals(List.of("180", "BYE"), call.heard());
        network.send(WorldGateway.ADDRESS, ANNA, answers.get(1), 0, answers.get(1).length);
        pass(40_000);
        assertEquals(List.of("180", "BYE", "200", "BYE"), call.heard());
        assertEquals(PhoneCall.State.DOWN, call.state());
        assertEquals(PhoneCall.State.DOWN, callee().state());
        assertEquals("GATEWAY_RESTARTED", onlyRecord().cause());
    }

    private static boolean isAnswer(byte[] datagram) {
        String text = new String(datagram, StandardCharsets.UTF_8);
        return text.startsWith("SIP/2.0 200") && text.contains("INVITE\r\n");
    }

    /** The callee's answer is not heard by anybody at first. */
    @Test
    void aPhoneThatAnsweredMeanwhileIsHungUp() {
        PhoneCall call = anna.call("1000");
        pass(500);
        restart(3_000);
        pass(40_000);
        assertEquals(List.of("180", "503"), call.heard());
        assertEquals(PhoneCall.State.DOWN, callee().state(), () -> callee().toString());
        assertTrue(callee().heard().containsAll(List.of("ACK", "BYE")), () -> callee().toString());
        assertEquals(0, onlyRecord().chargeMicros());
    }

    /** At each step that the world can see of a call's set-up and end. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
                29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40
            })
    void diesAtAnyStep(int step) {
        gateway.fuse().light(step);
        PhoneCall call = anna.call("1000");
        world.afterMillis(8_000, anna.life(), call::hangUp);
        world.passUntil(() -> !gateway.life().goesOn(), Duration.ofSeconds(30));
        if (!gateway.isAlive()) {
            pass(700);
            gateway.start();
            pass(3_000);
            boolean calleeUp = !pbx.calls().isEmpty() && callee().state() == PhoneCall.State.UP;
            assertEquals(calleeUp, call.state() == PhoneCall.State.UP, () -> call + " and " + pbx.calls());
        }
        pass(120_000);
        for (PhoneCall one : List.of(call, pbx.calls().isEmpty() ? call : callee())) {
            assertFalse(one.state() == PhoneCall.State.UP, one::toString);
        }
        if (call.wasAnswered()) {
            CallDetailRecord record = onlyRecord();
            assertTrue(record.chargeMicros() >= 5_000_000 && record.chargeMicros() <= 8_000_000, record::toString);
        }
        assertTrue(gateway.cdrs().size() <= 2, "one for each INVITE that came to an end");
    }

    @ParameterizedTest
    @ValueSource(ints = {-3_600, -1, 1, 3_600})
    void aClockThatWasSetMeanwhileMakesNoTalkTimeNegativeOrDear(int seconds) {
        up(3_000);
        gateway.kill();
        world.stepWallClock(Duration.ofSeconds(seconds));
        pass(1_000);
        gateway.start();
        pass(80_000);
        CallDetailRecord record = onlyRecord();
        assertTrue(record.talkMillis() >= 2_000, record::toString);
        assertTrue(record.chargeMicros() >= 2_000_000 && record.chargeMicros() <= 30_000_000, record::toString);
        assertEquals("CREDIT_EXHAUSTED", record.cause());
    }

    @Test
    void theChannelsOfTheCellThatThePhoneWentToAreTakenAgainHoweverSmallItIsNow() {
        PhoneCall call = up(1_000);
        gateway.await(gateway.core().b2bua().moved("1001", "south"));
        gateway.kill();
        gateway.cells(CELLS.replace("name: south, channels: 2", "name: south, channels: 1"));
        gateway.start();
        assertEquals(0, gateway.core().cells().busy("north"));
        assertEquals(1, gateway.core().cells().busy("south"));
        PhoneCall second = anna.call("2000");
        pass(100);
        assertEquals(
                "north",
                gateway.await(gateway.core().b2bua().calls()).stream()
                        .filter(one -> one.called().equals("2000"))
                        .findAny()
                        .orElseThrow()
                        .callerCell());
        gateway.await(gateway.core().b2bua().moved("1001", "south"));
        assertEquals(1, gateway.core().cells().busy("south"), "it is full");
        pass(5_000);
        call.hangUp();
        second.hangUp();
        pass(40_000);
        assertEquals(0, gateway.core().cells().busy("south"));
        assertEquals(0, gateway.core().cells().busy("north"));
    }

    @Test
    void callsAreHungUpWhenThatIsWanted() {
        gateway.close();
        gateway.setting("restart.calls", "hang-up");
        gateway.start();
        PhoneCall call = up(3_000);
        restart(2_000);
        assertEquals(new RestartedCalls.Counts(0, 1, 0, 0), gateway.core().restarted());
        pass(40_000);
        assertEquals(TOLD_TWICE, call.heard());
        assertEquals(PhoneCall.State.DOWN, callee().state());
        CallDetailRecord record = onlyRecord();
        assertEquals("GATEWAY_RESTARTED", record.cause());
        assertTrue(record.talkMillis() > 1_900 && record.talkMillis() <= 3_010, record::toString);
    }

    @Test
    void aCallWhosePriceIsGoneIsHungUp() {
        PhoneCall call = up(3_000);
        gateway.kill();
        gateway.tariffs(DEARER);
        gateway.start();
        pass(40_000);
        assertEquals(TOLD_TWICE, call.heard());
        assertEquals("GATEWAY_RESTARTED", onlyRecord().cause());
    }

    @Test
    void livesThroughManyRestarts() {
        PhoneCall call = up(1_000);
        for (int i = 0; i < 5; i++) {
            restart(300);
            pass(2_000);
            call.change(Method.UPDATE);
            pass(100);
        }
        pass(4_500);
        call.hangUp();
        pass(40_000);
        assertEquals(5, call.heard().stream().filter("200 UPDATE"::equals).count(), call::toString);
        assertTrue(callee().heard().contains("BYE"), () -> callee().toString());
        assertEquals(18_000_000, onlyRecord().chargeMicros());
    }
}
