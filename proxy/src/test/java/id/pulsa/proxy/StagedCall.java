package id.pulsa.proxy;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.account.Account;
import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.cell.Seizure;
import id.pulsa.proxy.endings.Moment;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.world.Life;
import id.pulsa.proxy.world.NetworkFaults;
import id.pulsa.proxy.world.PhoneCall;
import id.pulsa.proxy.world.World;
import id.pulsa.proxy.world.WorldNetwork;
import id.pulsa.proxy.world.WorldPhone;
import id.pulsa.proxy.world.WorldTransport;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The call of the page: 1001 in cell "north", who has Rp 100.00, calls 1002 in cell "south" for Rp 1 per second. It is
 * brought to one moment of its life, and then left alone.
 */
final class StagedCall implements AutoCloseable {
    static final String TARIFFS = """
            plans:
              lab:
                slice: 10s
                destinations:
                  - {prefix: "", name: any, price: "%s", per: 1s}
            """;
    static final String CELLS = """
            cells:
              - {name: north, channels: 3, price: {policy: step, interval: 1s}, window: 60s}
              - {name: south, channels: 3}
              - {name: west, channels: 3}
              - {name: market, channels: 3, price: {policy: step, interval: 1s, lock: 5s}, window: 60s}
              - {name: full, channels: 1}
              - {name: strict, channels: 1, full_handover: drop}
            """;
    private static final InetSocketAddress CALLER = new InetSocketAddress("192.0.2.11", 5060);
    private static final InetSocketAddress CALLEE = new InetSocketAddress("192.0.2.12", 5060);
    private static final Life NETWORK = new Life();
    private static final InetSocketAddress TCP =
            new InetSocketAddress(WorldGateway.ADDRESS.getAddress(), WorldTransport.TCP_PORT);

    /**
     * What is different from the usual call.
     *
     * @param balance of the caller; the other one for the moment "answered", which lasts a few seconds only
     * @param settings of the gateway; the other ones likewise
     */
    record Given(
            String balance,
            String balanceAnswered,
            Map<String, String> settings,
            Map<String, String> settingsAnswered,
            String callerCell,
            boolean callerOverTcp,
            boolean calleeOverTcp) {
        static final Given USUAL = new Given("100.00", "100.00", Map.of(), Map.of(), "north", false, false);

        static Given balance(String balance, String answered) {
            return new Given(balance, answered, Map.of(), Map.of(), "north", false, false);
        }

        static Given setting(String key, String value, String answered) {
            return new Given("100.00", "100.00", Map.of(key, value), Map.of(key, answered), "north", false, false);
        }
    }

    private final World world = new World(1);
    private final WorldNetwork network = new WorldNetwork(world, NetworkFaults.NONE);
    private final WorldGateway gateway;
    private final WorldPhone caller;
    private final WorldPhone callee;
    private final Path directory;
    private final List<Runnable> whenOver = new ArrayList<>();
    private final List<Seizure> fillers = new ArrayList<>();
    private long creditMicros;
    private boolean acknowledges = true;
    private boolean recovers;
    private long talkedMillis;
    private int channels = 2;
    private @Nullable PhoneCall call;
    private @Nullable PhoneCall incoming;

    StagedCall(Path directory, Moment moment, Given given) {
        this.directory = directory;
        boolean answered = moment == Moment.ANSWERED;
        Map<String, String> settings = new HashMap<>(answered ? given.settingsAnswered() : given.settings());
        gateway = new WorldGateway(world, network, directory, TARIFFS.formatted("1.00"), CELLS, settings);
        String balance = answered ? given.balanceAnswered() : given.balance();
        gateway.subscriber("1001", "lab", balance, given.callerCell());
        gateway.subscriber("1002", "lab", "0.00", "south");
        creditMicros = account().balanceMicros();
        caller = phone(CALLER, given.callerOverTcp(), "1001");
        callee = phone(CALLEE, given.calleeOverTcp(), "1002");
        caller.register();
        callee.register();
        callee.whenCalled(arrived -> incoming = arrived);
        pass(1_000);
        reach(moment);
        talkedMillis = call().talkMillis();
    }

    private WorldPhone phone(InetSocketAddress own, boolean overTcp, String number) {
        return new WorldPhone(world, network, own, overTcp ? TCP : WorldGateway.ADDRESS, number);
    }

    /** Each moment comes after the one before it. */
    private void reach(Moment moment) {
        call = caller.call("1002");
        until(() -> incoming != null);
        if (moment == Moment.INVITED) {
            pass(200);
            return;
        }
        incoming().ring();
        pass(2_000);
        if (moment == Moment.RINGING) {
            return;
        }
        caller.acknowledges(moment != Moment.ANSWERED);
        incoming().pickUp();
        until(() -> call().state() == PhoneCall.State.UP);
        if (moment == Moment.ANSWERED) {
            pass(900);
            world.afterMillis(1_000, caller.life(), () -> caller.acknowledges(acknowledges));
            return;
        }
        pass(3_500);
        if (moment == Moment.CHANGING) {
            callee.answersChanges(false);
            call().change(Method.INVITE);
        }
        pass(1_000);
        if (moment == Moment.ENDING) {
            network.eat((to, bytes) -> to.equals(CALLEE) && text(bytes).startsWith("BYE "));
            recovers = true;
        }
        if (moment == Moment.ENDING || moment == Moment.ENDED) {
            call().hangUp();
            pass(1_000);
        }
        world.afterMillis(200, NETWORK, () -> {
            if (recovers) {
                loseNothing();
            }
        });
    }

    private static String text(byte[] datagram) {
        return new String(datagram, StandardCharsets.UTF_8);
    }

    World world() {
        return world;
    }

    WorldGateway gateway() {
        return gateway;
    }

    WorldPhone caller() {
        return caller;
    }

    WorldPhone callee() {
        return callee;
    }

    /** As the caller sees it. */
    PhoneCall call() {
        return requireNonNull(call);
    }

    /** As the callee sees it. */
    PhoneCall incoming() {
        return requireNonNull(incoming);
    }

    Path directory() {
        return directory;
    }

    void pass(int millis) {
        world.pass(Duration.ofMillis(millis));
    }

    private void until(java.util.function.BooleanSupplier condition) {
        assertTrue(world.passUntil(condition, Duration.ofSeconds(10)), "the stage is not set");
    }

    /** Lets the talk last so long in all. */
    void passUntilTalked(int millis) {
        pass(Math.toIntExact(millis - call().talkMillis()));
    }

    /** The caller's phone never sends ACK. */
    void neverAcknowledge() {
        acknowledges = false;
        caller.acknowledges(false);
    }

    /** So many messages of this kind do not arrive; before, everything did that is still on its way. */
    void lose(int count, Predicate<String> which) {
        int[] left = {count};
        recovers = false;
        network.eat((to, bytes) -> left[0] > 0 && which.test(addressed(to) + text(bytes)) && left[0]-- > 0);
    }

    private static String addressed(InetSocketAddress to) {
        return to.equals(CALLER) ? "to caller " : to.equals(CALLEE) ? "to callee " : "to us ";
    }

    /** Everything arrives again. */
    void loseNothing() {
        network.eat((to, bytes) -> false);
    }

    void disconnectCaller() {
        caller.vanish();
        gateway.disconnect(CALLER);
    }

    void disconnectCallee() {
        callee.vanish();
        gateway.disconnect(CALLEE);
    }

    /** The callee's number is registered with another phone too. */
    void registerElsewhere() {
        phone(new InetSocketAddress("192.0.2.13", 5060), false, "1002").register();
    }

    void topUp(String id, long micros) {
        gateway.await(gateway.core().store().provisioning().topUp(id, "1001", micros));
        creditMicros += micros;
    }

    /** Other calls take the only channel of a cell. */
    void fill(String cell) {
        fillers.add(gateway.core().cells().seize(cell, null, false, false, world.nanos() / 1_000_000));
    }

    /** So many of the call's channels are in cells that are still there. */
    void expectChannels(int count) {
        channels = count;
    }

    /** To be done when the call is over and before it is looked at. */
    void whenOver(Runnable action) {
        whenOver.add(action);
    }

    private Account account() {
        return requireNonNull(gateway.core().store().accounts().find("1001"));
    }

    /** Whether the call is there and holds what a call holds. */
    boolean isThere() {
        if (!gateway.isAlive() || gateway.await(gateway.core().b2bua().callCount()) == 0) {
            return false;
        }
        assertEquals(1, account().runningCalls(), "running calls");
        assertTrue(account().reservedMicros() > 0, "a call without a reservation");
        assertEquals(channels, channels() - fillers.size(), "channels of the call");
        return true;
    }

    private int channels() {
        return gateway.core().cells().cells().stream()
                .mapToInt(cell -> gateway.core().cells().busy(cell.name()))
                .sum();
    }

    /** The callee answers what waits for an answer; five seconds after the event, or after 4.5 s of talk, the caller hangs up. */
    void goOnAndHangUp() {
        if (call().state() == PhoneCall.State.TRYING) {
            incoming().pickUp();
            until(() -> call().state() == PhoneCall.State.UP);
        }
        incoming().answerChange(200);
        passUntilTalked(talkedMillis == 0 ? 4_500 : Math.toIntExact(talkedMillis) + 5_000);
        call().hangUp();
    }

    /** Lets everything come to rest. */
    void rest() {
        pass(60_000);
        whenOver.forEach(Runnable::run);
        fillers.stream().map(Seizure::held).forEach(held -> requireNonNull(held).release(world.nanos() / 1_000_000));
        pass(180_000);
    }

    /** What is there although the call is over: one phrase each. */
    List<String> remains(long chargeMicros) {
        List<String> remains = new ArrayList<>();
        GatewayCore core = gateway.core();
        note(remains, "calls", gateway.await(core.b2bua().callCount()));
        note(remains, "legs", gateway.await(core.b2bua().legCount()));
        note(
                remains,
                "transactions",
                gateway.await(core.b2bua().transactions()).stream()
                        .mapToInt(shard -> shard.alive())
                        .sum());
        note(remains, "running calls of the account", account().runningCalls());
        note(remains, "micros reserved", account().reservedMicros());
        note(remains, "micros too many or too few", account().balanceMicros() - (creditMicros - chargeMicros));
        for (Cell cell : core.cells().cells()) {
            note(remains, "channels in " + cell.name(), core.cells().busy(cell.name()));
        }
        // The heartbeat of the ledger and the sweep of old bindings.
        note(remains, "timers", Math.max(0, world.pendingOf(gateway.life()) - 2));
        var books = gateway.verify();
        books.discrepancies().forEach(remains::add);
        note(remains, "live calls in the ledger", books.liveCalls());
        return remains;
    }

    private static void note(List<String> remains, String what, long count) {
        if (count != 0) {
            remains.add(count + " " + what);
        }
    }

    String callerHears() {
        return hears(caller, call());
    }

    String calleeHears() {
        return hears(callee, incoming());
    }

    private static String hears(WorldPhone phone, PhoneCall call) {
        String heard = call.heard().isEmpty() ? "—" : String.join(", ", call.heard());
        if (!phone.isThere()) {
            return heard + " (gone)";
        }
        return call.state() == PhoneCall.State.UP ? heard + " (still up)" : heard;
    }

    @Override
    public void close() {
        gateway.close();
    }
}
