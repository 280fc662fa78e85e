package id.pulsa.charging.voucher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class VoucherTriesTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final long MINUTE = 60_000;

    private final VoucherTries tries = new VoucherTries(3, Duration.ofHours(1));

    @Test
    void anHourAfterTheOldestOfThreeTheNextIsTaken() {
        assertEquals(0, tries.take("1000", NOW));
        assertEquals(0, tries.take("1000", NOW + 10 * MINUTE));
        assertEquals(0, tries.take("1000", NOW + 20 * MINUTE));
        assertEquals(40 * MINUTE, tries.take("1000", NOW + 20 * MINUTE));
        assertEquals(1, tries.take("1000", NOW + 60 * MINUTE - 1));
        assertEquals(0, tries.take("1000", NOW + 60 * MINUTE));
        assertEquals(10 * MINUTE, tries.take("1000", NOW + 60 * MINUTE));
        assertEquals(0, tries.take("2000", NOW + 60 * MINUTE));
    }

    @Test
    void whatWasNotWrongIsGivenBack() {
        for (int i = 0; i < 10; i++) {
            assertEquals(0, tries.take("1000", NOW + i));
            tries.giveBack("1000", NOW + i);
        }
        assertEquals(0, tries.take("1000", NOW));
        assertEquals(0, tries.take("1000", NOW));
        assertEquals(0, tries.take("1000", NOW));
        tries.giveBack("1000", NOW + 1);
        tries.giveBack("nobody", NOW);
        assertEquals(60 * MINUTE, tries.take("1000", NOW));
    }

    @Test
    void manySubscribersTakeNoMoreThanTheirMemory() {
        for (int i = 0; i < 3; i++) {
            assertEquals(0, tries.take("first", NOW));
        }
        for (int i = 0; i < 65_535; i++) {
            tries.take("s" + i, NOW);
        }
        assertEquals(60 * MINUTE, tries.take("first", NOW), "tried again since: remembered");
        for (int i = 0; i < 65_536; i++) {
            tries.take("t" + i, NOW);
        }
        assertEquals(0, tries.take("first", NOW), "tried longest ago: forgotten");
    }
}
