package id.pulsa.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.pulsa.charging.time.SystemTime;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class GatewayRehearsalTest {
    @Test
    @Timeout(60)
    void playsEveryCallToItsEnd() throws Exception {
        GatewayRehearsal rehearsal = new GatewayRehearsal(150, new SystemTime(), new SecureRandom());
        assertEquals(150, rehearsal.rehearse());
    }

    @Test
    void endsWhenStopped() throws Exception {
        GatewayRehearsal rehearsal = new GatewayRehearsal(1_000_000, new SystemTime(), new SecureRandom());
        rehearsal.stop();
        assertEquals(0, rehearsal.rehearse());
    }
}
