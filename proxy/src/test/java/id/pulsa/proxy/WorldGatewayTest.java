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

/** A call in a world without faults goes as it goes over real sockets, and twice the same. */
class WorldGatewayTest {
    private static final String TARIFFS = """
            plans:
              lab:
                destinations:
                  - {prefix: "", name: any, price: "1.00", per: 1s}
            """;

    @TempDir
    Path directory;

    @Test
    void hangsUpWhenTheCreditEnds() {
        World world = new World(1);
        WorldNetwork network = new WorldNetwork(world, NetworkFaults.NONE);
        try (WorldGateway gateway = new WorldGateway(world, network, directory, TARIFFS, "cells: []\n", Map.of())) {
            gateway.subscriber("1001", "lab", "10.00", null);
            WorldPhone caller = new WorldPhone(
                    world, network, new InetSocketAddress("192.0.2.11", 5060), WorldGateway.ADDRESS, "1001");
            WorldPhone pbx = new WorldPhone(world, network, WorldGateway.PBX, WorldGateway.ADDRESS, "pbx");
            pbx.whenCalled(call -> {
                call.ring();
                world.afterMillis(3_000, pbx.life(), call::pickUp);
            });
            PhoneCall call = caller.call("1000");
            world.pass(Duration.ofSeconds(60));
            assertEquals(PhoneCall.State.DOWN, call.state(), call::toString);
            assertEquals(List.of("180", "200", "BYE"), call.heard());
            assertEquals(List.of("INVITE", "ACK", "BYE"), pbx.calls().get(0).heard());
            assertTrue(Math.abs(call.talkMillis() - 10_004) <= 1, () -> "talked " + call.talkMillis());
            List<CallDetailRecord> records = gateway.cdrs();
            assertEquals(1, records.size());
            assertEquals(10_000_000, records.get(0).chargeMicros());
            assertEquals("CREDIT_EXHAUSTED", records.get(0).cause());
            assertTrue(gateway.verify().clean());
        }
    }
}
