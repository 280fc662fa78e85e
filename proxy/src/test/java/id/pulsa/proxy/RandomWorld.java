package id.pulsa.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.account.Account;
import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.VerificationReport;
import id.pulsa.proxy.transaction.TransactionCounts;
import id.pulsa.proxy.world.DiskFaults;
import id.pulsa.proxy.world.Life;
import id.pulsa.proxy.world.NetworkFaults;
import id.pulsa.proxy.world.Person;
import id.pulsa.proxy.world.PhoneCall;
import id.pulsa.proxy.world.World;
import id.pulsa.proxy.world.WorldNetwork;
import id.pulsa.proxy.world.WorldPhone;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;

/**
 * Some minutes in the life of a gateway whose network, disk, clock and process fail as chance has it, with people who call
 * as they please; then quiet, in which everything must come to rest. What happens depends on the seed alone.
 */
final class RandomWorld {
    private static final String TARIFFS = """
            plans:
              lab:
                slice: 5s
                destinations:
                  - {prefix: "", name: any, price: "1.00", per: 1s}
              night:
                slice: 10s
                destinations:
                  - {prefix: "", name: any, price: "3.00", per: 10s, first_increment: 10s, connection_fee: "0.50"}
            """;
    private static final String CELLS = """
            cells:
              - {name: north, channels: 3, price: {policy: step, interval: 5s, lock: 10s}, window: 60s}
              - {name: south, channels: 2, full_handover: drop}
              - {name: west, channels: 4, policy: preblocking}
            """;
    private static final List<String> CELL_NAMES = List.of("north", "south", "west");
    private static final Duration BUSY = Duration.ofMinutes(3);
    /** Longer than any transaction, ring or credit lasts. */
    private static final Duration QUIET = Duration.ofMinutes(5);

    private static final long LONGEST_INCREMENT_MILLIS = 10_000;
    /** One way through a good network and back, and the gateway's grace before it hangs up. */
    private static final long EXACT_MILLIS = 20;

    private static final long SIGN_OF_LIFE_MILLIS = 1_100;
    /** T2: who hangs up so soon after a restart has most likely tried before. */
    private static final long AFTER_RESTART_MILLIS = 4_100;

    private static final long SOON_NANOS = 1_000_000_000;

    private final World world;
    private final SplittableRandom chance;
    private final WorldNetwork network;
    private final WorldGateway gateway;
    private final List<WorldPhone> phones = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final Life outside = new Life();
    private final boolean mortal;
    private boolean busy = true;
    private final boolean clockSteps;
    private final boolean goodNetwork;
    private final List<Outage> outages = new ArrayList<>();
    private int topUps;
    private int compared;
    private int deaths;

    /** When the gateway was dead. */
    private record Outage(long fromNanos, long toNanos) {
        long overlapMillis(long from, long to) {
            return Math.max(0, Math.min(to, toNanos) - Math.max(from, fromNanos)) / 1_000_000;
        }
    }

    /** @param mortal whether the gateway's process may die */
    RandomWorld(long seed, Path directory, boolean mortal) {
        this(seed, directory, mortal, PlantedBug.NONE);
    }

    RandomWorld(long seed, Path directory, boolean mortal, PlantedBug bug) {
        this.mortal = mortal;
        this.world = new World(seed);
        this.chance = world.chance();
        this.clockSteps = chance.nextBoolean();
        this.goodNetwork = chance.nextInt(3) == 0;
        this.network = new WorldNetwork(world, NetworkFaults.NONE);
        this.gateway = new WorldGateway(
                world,
                network,
                directory,
                TARIFFS,
                CELLS,
                Map.of("calls.ring_timeout", "20s", "calls.max_duration", "2m"),
                bug);
    }

    /** Everything, with all checks at the end. */
    void run() {
        populate();
        NetworkFaults faults =
                new NetworkFaults(chance.nextDouble(0.15), chance.nextDouble(0.1), 1, 1 + chance.nextInt(600));
        network.faults(goodNetwork ? NetworkFaults.NONE : faults);
        gateway.disk(new DiskFaults(
                1,
                1 + chance.nextInt(100),
                chance.nextDouble(0.05),
                chance.nextDouble(0.03),
                mortal && chance.nextInt(3) == 0 ? chance.nextDouble(0.02) : 0));
        trouble();
        pass(BUSY);
        calm();
        pass(QUIET);
        check();
        gateway.stop();
        gateway.start();
        VerificationReport books = gateway.verify();
        assertTrue(books.clean(), () -> books.discrepancies().toString());
    }

    private void populate() {
        List<String> numbers = List.of("1001", "1002", "1003", "1004", "1005", Person.OUTSIDE);
        for (int i = 0; i < 5; i++) {
            String number = numbers.get(i);
            gateway.subscriber(
                    number,
                    i % 2 == 0 ? "lab" : "night",
                    (1 + chance.nextInt(60)) + ".00",
                    i == 4 ? null : CELL_NAMES.get(i % 3));
            phones.add(new WorldPhone(
                    world, network, new InetSocketAddress("192.0.2." + (11 + i), 5060), WorldGateway.ADDRESS, number));
        }
        // A second phone of the first subscriber: both ring.
        phones.add(new WorldPhone(
                world, network, new InetSocketAddress("192.0.2.21", 5060), WorldGateway.ADDRESS, numbers.get(0)));
        WorldPhone pbx = new WorldPhone(world, network, WorldGateway.PBX, WorldGateway.ADDRESS, "pbx");
        phones.forEach(WorldPhone::register);
        world.pass(Duration.ofSeconds(1));
        phones.forEach(phone -> people.add(new Person(world, phone, numbers)));
        phones.add(pbx);
        people.add(new Person(world, pbx, numbers.subList(0, 5)));
        people.forEach(person -> person.beginCalling(6_000));
    }

    /** Lets time pass; whoever looks after the gateway starts it again when it has died. */
    private void pass(Duration time) {
        long end = world.nanos() + time.toNanos();
        while (world.nanos() < end) {
            world.passUntil(() -> !gateway.life().goesOn(), Duration.ofNanos(end - world.nanos()));
            if (!gateway.life().goesOn()) {
                gateway.isAlive();
                deaths++;
                long deadSince = world.nanos();
                world.pass(Duration.ofMillis(chance.nextInt(busy ? 20_000 : 500)));
                gateway.fuseAtStart(busy && mortal && chance.nextInt(4) == 0 ? 1 + chance.nextInt(60) : Long.MAX_VALUE);
                gateway.start();
                outages.add(new Outage(deadSince, world.nanos()));
            }
        }
    }

    /** Things that go wrong, or are done by those who run the place. */
    private void trouble() {
        world.afterMillis(chance.nextInt(12_000), outside, () -> {
            if (busy) {
                oneTrouble();
                trouble();
            }
        });
    }

    private void oneTrouble() {
        if (!gateway.life().goesOn()) {
            return;
        }
        switch (chance.nextInt(10)) {
            case 0 -> {
                if (mortal && chance.nextBoolean()) {
                    gateway.life().end();
                } else if (mortal) {
                    gateway.fuse().light(1 + chance.nextInt(40));
                }
            }
            case 1 -> {
                if (clockSteps) {
                    world.stepWallClock(Duration.ofSeconds(chance.nextInt(-3_600, 3_600)));
                }
            }
            case 2 -> {
                gateway.diskFull(true);
                world.afterMillis(chance.nextInt(10_000), gateway.life(), () -> gateway.diskFull(false));
            }
            case 3 -> phones.get(chance.nextInt(phones.size())).acknowledges(chance.nextBoolean());
            case 4 -> {
                var unused = gateway.core()
                        .b2bua()
                        .calls()
                        .thenCompose(calls -> gateway.core()
                                .b2bua()
                                .hangUp(calls.isEmpty() ? "" : calls.get(0).callId()));
            }
            case 5, 6 -> {
                var unused = gateway.core()
                        .b2bua()
                        .moved("100" + (1 + chance.nextInt(5)), CELL_NAMES.get(chance.nextInt(3)));
            }
            default -> {
                var unused = gateway.core()
                        .store()
                        .provisioning()
                        .topUp(
                                "top-up-" + topUps++,
                                "100" + (1 + chance.nextInt(5)),
                                chance.nextInt(5, 20) * 1_000_000L);
            }
        }
    }

    private void calm() {
        busy = false;
        people.forEach(Person::beQuiet);
        network.faults(NetworkFaults.NONE);
        gateway.disk(DiskFaults.NONE);
        gateway.fuse().light(Long.MAX_VALUE);
        if (gateway.life().goesOn()) {
            gateway.diskFull(false);
        }
        phones.forEach(phone -> phone.acknowledges(true));
    }

    private void check() {
        GatewayCore core = gateway.core();
        List<CallDetailRecord> records = gateway.cdrs();
        assertEquals(0, gateway.await(core.b2bua().callCount()), "calls left");
        assertEquals(0, gateway.await(core.b2bua().legCount()), "legs left");
        for (TransactionCounts shard : gateway.await(core.b2bua().transactions())) {
            assertEquals(0, shard.alive(), "transactions left");
        }
        for (WorldPhone phone : phones) {
            for (PhoneCall call : phone.calls()) {
                assertTrue(call.state() == PhoneCall.State.DOWN || !call.wasAnswered(), () -> "still up: " + call);
            }
        }
        core.store().accounts().forEach(account -> {
            assertEquals(0, account.reservedMicros(), account::toString);
            assertEquals(0, account.runningCalls(), account::toString);
            assertTrue(account.availableMicros() >= 0, account::toString);
        });
        for (Cell cell : core.cells().cells()) {
            assertEquals(0, core.cells().busy(cell.name()), () -> "channels of " + cell.name());
        }
        // The heartbeat of the ledger and the sweep of old bindings.
        assertTrue(world.pendingOf(gateway.life()) <= 2, () -> "timers left: " + world.pendingOf(gateway.life()));
        VerificationReport books = gateway.verify();
        assertTrue(books.clean(), () -> books.discrepancies().toString());
        assertEquals(0, books.liveCalls(), "live calls in the ledger");
        core.store().reads().forEachAccount(row -> {
            Account shown = core.store().accounts().find(row.id());
            assertEquals(
                    row.balanceMicros(), shown == null ? 0 : shown.balanceMicros(), "balance shown of " + row.id());
        });
        Set<String> ids = new HashSet<>();
        records.forEach(record -> assertTrue(ids.add(record.callId()), record::toString));
        for (WorldPhone phone : phones) {
            for (PhoneCall call : phone.calls()) {
                if (call.isCaller() && call.called().startsWith(Person.OUTSIDE)) {
                    checkRecord(call, records);
                }
            }
        }
    }

    /** A call that nobody else could have made has one record at most, and what that says is what the phone has seen. */
    private void checkRecord(PhoneCall call, List<CallDetailRecord> records) {
        List<CallDetailRecord> own = records.stream()
                .filter(record -> record.called().equals(call.called()))
                .toList();
        // An INVITE that was refused by one process and is repeated to the next is an attempt that each has recorded.
        boolean refusedAgain =
                deaths > 0 && own.stream().allMatch(record -> record.cause().equals("REFUSED"));
        assertTrue(own.size() <= 1 || refusedAgain, own::toString);
        if (!call.wasAnswered()) {
            return;
        }
        assertEquals(1, own.size(), () -> "records of " + call);
        CallDetailRecord record = own.get(0);
        assertTrue(record.answeredAtWallMillis() != 0, () -> call + ": " + record);
        assertTrue(record.billedMillis() <= record.talkMillis() + LONGEST_INCREMENT_MILLIS, record::toString);
        if (clockSteps || !goodNetwork) {
            return;
        }
        compared++;
        // Who answered and the gateway died before the caller knew: the call counts from then on all the same.
        long answered = first(call, PhoneCall::upSinceNanos);
        boolean heardLate = outages.stream()
                .anyMatch(outage -> outage.toNanos() >= answered && outage.fromNanos() <= call.upSinceNanos());
        long from = heardLate ? answered : call.upSinceNanos();
        // The people talk until the first of them hangs up.
        long to = first(call, PhoneCall::downSinceNanos);
        // What happens a moment before the death may count as well.
        long downMillis = outages.stream()
                .mapToLong(outage -> outage.overlapMillis(from, to + SOON_NANOS))
                .sum();
        boolean interrupted =
                outages.stream().anyMatch(outage -> outage.toNanos() >= from && outage.fromNanos() <= to + SOON_NANOS);
        long seen = (to - from) / 1_000_000;
        // Whose paid time ended in an outage is charged that, whenever its phones were gone.
        boolean paidOut = interrupted && record.cause().equals("CREDIT_EXHAUSTED");
        long mostMillis = paidOut ? Long.MAX_VALUE : seen + (interrupted ? SIGN_OF_LIFE_MILLIS : EXACT_MILLIS);
        long leastMillis =
                interrupted ? seen - downMillis - AFTER_RESTART_MILLIS - SIGN_OF_LIFE_MILLIS : seen - EXACT_MILLIS;
        assertTrue(
                record.talkMillis() >= leastMillis && record.talkMillis() <= mostMillis,
                () -> call + " talked " + seen + " ms, the gateway was away for " + downMillis + " ms, " + record);
    }

    /** The first such instant among the phones that were up in a call to that number. */
    private long first(PhoneCall call, ToLongFunction<PhoneCall> instant) {
        return phones.stream()
                .flatMap(phone -> phone.calls().stream())
                .filter(one -> one.called().equals(call.called()) && one.wasAnswered())
                .mapToLong(instant)
                .min()
                .orElseThrow();
    }

    /** What was there to see. */
    String summary() {
        int calls = phones.stream().mapToInt(phone -> phone.calls().size()).sum();
        long answered = phones.stream()
                .flatMap(phone -> phone.calls().stream())
                .filter(PhoneCall::wasAnswered)
                .count();
        return calls + " calls at phones, " + answered + " answered, " + deaths + " deaths, " + network.carried()
                + " datagrams, " + topUps + " top-ups, " + compared + " talk times compared";
    }

    void close() {
        gateway.close();
    }
}
