package id.pulsa.charging.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionPolicyTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # policy, kind,   channels, busy, wanted, verdict
            channels, NEW,      3, 2, 1, ADMITTED
            channels, NEW,      3, 3, 1, FULL
            channels, NEW,      3, 2, 2, FULL
            channels, HANDOVER, 3, 3, 1, FULL
            channels, NEW,      2, 5, 1, FULL
            guard 1,  NEW,      3, 1, 1, ADMITTED
            guard 1,  NEW,      3, 2, 1, GUARDED
            guard 1,  HANDOVER, 3, 2, 1, ADMITTED
            guard 1,  HANDOVER, 3, 3, 1, FULL
            guard 1,  NEW,      3, 3, 1, FULL
            guard 1,  NEW,      3, 1, 2, GUARDED
            guard 5,  NEW,      3, 0, 1, GUARDED
            """)
    void channelsAndGuard(String policy, CallKind kind, int channels, int busy, int wanted, Verdict verdict) {
        AdmissionPolicy admission = policy.startsWith("guard")
                ? new GuardAdmission(Integer.parseInt(policy.substring(6)))
                : new ChannelsAdmission();
        assertEquals(verdict, admission.gate().decide(kind, new Occupancy(channels, busy, wanted, 0, 1)));
    }

    @Test
    void preblockingAdmitsThePartThatTheCapacityIsOfTheLoad() {
        long seed = new Random().nextLong();
        System.out.println("AdmissionPolicyTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            double capacity = 1 + 20 * random.nextDouble();
            double offered = capacity * (1.01 + random.nextDouble());
            AdmissionGate gate = new PreblockingAdmission().gate();
            int calls = 1_000;
            int admitted = 0;
            int row = 0;
            int longestRow = 0;
            for (int i = 0; i < calls; i++) {
                Verdict verdict = gate.decide(CallKind.NEW, new Occupancy(30, 0, 1, offered, capacity));
                admitted += verdict == Verdict.ADMITTED ? 1 : 0;
                row = verdict == Verdict.PREBLOCKED ? row + 1 : 0;
                longestRow = Math.max(longestRow, row);
            }
            assertEquals(capacity / offered * calls, admitted, 1);
            // Evenly: never more refused in a row than it takes.
            assertTrue(longestRow <= Math.ceil(offered / capacity - 1), longestRow + " in a row");
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # kind,   busy, load, verdict of the first call; the capacity is 10, and half of the calls are refused at 20
            NEW,      0,    10,   ADMITTED
            NEW,      0,    9,    ADMITTED
            NEW,      3,    9,    FULL
            NEW,      0,    1000, PREBLOCKED
            HANDOVER, 0,    1000, ADMITTED
            HANDOVER, 3,    1000, FULL
            """)
    void preblockingLeavesOthersAlone(CallKind kind, int busy, double offered, Verdict verdict) {
        assertEquals(verdict, new PreblockingAdmission().gate().decide(kind, new Occupancy(3, busy, 1, offered, 10)));
    }
}
