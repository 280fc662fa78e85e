package id.pulsa.charging.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellHourTest {
    /** B(1, 1) = 1/2, B(2, 2) = 2/5; Q(1.4) = e^−0.16 = 0.8521437890. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # channels, natural erl, ratio, offered,     blocking,     carried,      revenue at 15 a second, without loss
            1,          1,           1000,  1,           0.5,          0.5,          27000000000,            54000000000
            2,          2,           1000,  2,           0.4,          1.2,          64800000000,            108000000000
            1,          1,           1400,  0.852143789, 0.4600851154, 0.4600851154, 34782426000,            64422078000
            0,          3,           1400,  2.556431367, 1,            0,            0,                      193266213000
            5,          0,           1400,  0,           0,            0,            0,                      0
            """)
    void oneHour(
            int channels,
            double natural,
            int ratio,
            double offered,
            double blocking,
            double carried,
            long revenue,
            long withoutLoss) {
        CellHour hour = new CellHour(channels, natural, ratio);
        assertEquals(offered, hour.offered(), 1e-9);
        assertEquals(blocking, hour.blocking(), 1e-9);
        assertEquals(carried, hour.carried(), 1e-9);
        assertEquals(revenue, hour.revenue(15_000_000));
        assertEquals(withoutLoss, hour.revenueWithoutLoss(15_000_000));
    }
}
