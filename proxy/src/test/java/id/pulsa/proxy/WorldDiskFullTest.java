package id.pulsa.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.proxy.world.NetworkFaults;
import id.pulsa.proxy.world.PhoneCall;
import id.pulsa.proxy.world.World;
import id.pulsa.proxy.world.WorldNetwork;
import id.pulsa.proxy.world.WorldPhone;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What phones hear while the disk is full, and afterwards, without a restart. */
class WorldDiskFullTest {
    private static final String TARIFFS = """
            plans:
              lab:
                slice: 30s
                destinations:
                  - {prefix: "", name: any, price: "1.00", per: 1s}
            """;

    @TempDir
    Path directory;

    @Test
    void runningCallsEndInOrderAndNewOnesAreRefusedUntilThereIsRoomAgain() {
        World world = new World(1);
        WorldNetwork network = new WorldNetwork(world, NetworkFaults.NONE);
        try (WorldGateway gateway = new WorldGateway(
                world, network, directory, TARIFFS, "cells: []\n", Map.of("calls.emergency_numbers", "112"))) {
            WorldPhone pbx = new WorldPhone(world, network, WorldGateway.PBX, WorldGateway.ADDRESS, "pbx");
            pbx.whenCalled(PhoneCall::pickUp);
            WorldPhone first = phone(gateway, world, network, "1001");
            WorldPhone second = phone(gateway, world, network, "1002");

            PhoneCall running = first.call("1000");
            world.pass(Duration.ofSeconds(5));
            assertEquals(PhoneCall.State.UP, running.state());
            gateway.diskFull(true);
            world.pass(Duration.ofSeconds(5));
            PhoneCall refused = second.call("1000");
            PhoneCall emergency = second.call("112");
            world.pass(Duration.ofSeconds(5));
            assertEquals("503", refused.heard().get(refused.heard().size() - 1), refused::toString);
            assertEquals(PhoneCall.State.UP, emergency.state(), emergency::toString);
            emergency.hangUp();
            world.pass(Duration.ofSeconds(60));
            assertEquals(PhoneCall.State.DOWN, running.state());
            assertEquals(
                    "SIP;cause=503;text=\"The ledger could not be written, so no more credit was set aside\"",
                    running.byeReason());
            assertTrue(Math.abs(running.talkMillis() - 30_004) <= 5, () -> "talked " + running.talkMillis());

            gateway.diskFull(false);
            world.pass(Duration.ofSeconds(5));
            PhoneCall again = second.call("1000");
            world.pass(Duration.ofSeconds(60));
            assertEquals(PhoneCall.State.UP, again.state(), "extended again");
            again.hangUp();
            world.pass(Duration.ofSeconds(5));
            List<CallDetailRecord> records = gateway.cdrs();
            assertEquals(
                    List.of(
                            "REFUSED 0 LEDGER_UNWRITABLE: The ledger cannot be written",
                            "CALLER_HUNG_UP 0 Caller hung up",
                            "CREDIT_EXHAUSTED 30 The ledger could not be written, so no more credit was set aside",
                            "CALLER_HUNG_UP 60 Caller hung up"),
                    records.stream()
                            .map(record ->
                                    record.cause() + " " + record.chargeMicros() / 1_000_000 + " " + record.detail())
                            .toList());
            assertEquals(List.of(), gateway.verify().discrepancies());
        }
    }

    private static WorldPhone phone(WorldGateway gateway, World world, WorldNetwork network, String number) {
        gateway.subscriber(number, "lab", "1000.00", null);
        return new WorldPhone(
                world,
                network,
                new InetSocketAddress("192.0.2.1" + number.substring(2), 5060),
                WorldGateway.ADDRESS,
                number);
    }
}
