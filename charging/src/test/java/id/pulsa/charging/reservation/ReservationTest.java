package id.pulsa.charging.reservation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.pulsa.charging.account.Funds;
import id.pulsa.charging.ledger.BundleTime;
import id.pulsa.charging.rating.Allowance;
import id.pulsa.charging.rating.CallRate;
import id.pulsa.charging.rating.Charge;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReservationTest {
    /** A fee, then so much per increment. */
    private record Rate(long fee, long incrementMillis, long price) implements CallRate {
        @Override
        public long billedMillis(long talkMillis, long at) {
            return (talkMillis + incrementMillis - 1) / incrementMillis * incrementMillis;
        }

        @Override
        public long costMicros(long billedMillis, long at, Allowance allowance) {
            return billedMillis == 0 ? 0 : fee + billedMillis / incrementMillis * price;
        }

        @Override
        public long affordableMillis(long amount, long at, Allowance allowance, long atMostMillis) {
            if (amount < fee) {
                return 0;
            }
            return price == 0 ? UNLIMITED_MILLIS : (amount - fee) / price * incrementMillis;
        }

        @Override
        public Charge charge(long billedMillis, long at, Allowance allowance) {
            return new Charge(costMicros(billedMillis, at, allowance), 0, List.of(), List.of());
        }

        @Override
        public String description() {
            return "test";
        }
    }

    private static Funds money(long micros) {
        return new Funds() {
            @Override
            public long micros(LongSupplier day) {
                return micros;
            }

            @Override
            public List<BundleTime> bundles(String called) {
                return List.of();
            }

            @Override
            public long cappedMicros(String key, int band, long day) {
                return 0;
            }
        };
    }

    /** Steps until nothing fits; what each step took, and where the call then stands. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # balance, fee, increment, price, slice,   steps,         reserved, paid,   extendAt
            100,       0,   1000,      1,     10000,  10,             10,       10000,  9000
            100,       0,   1000,      1,     30000,  30 30 30 10 -1, 100,      100000, 100000
            100,       0,   1000,      1,     100000, 100 -1,         100,      100000, 100000
            25,        5,   10000,     7,     20000,  19 -1,          19,       20000,  20000
            11,        5,   10000,     7,     20000,  -1,             0,        0,      0
            4,         5,   10000,     7,     20000,  -1,             0,        0,      0
            12,        5,   10000,     7,     20000,  12 -1,          12,       10000,  10000
            100,       0,   1000,      1,     1000,   1 1 1,          3,        3000,   2500
            100,       0,   60000,     10,    10000,  10 10,          20,       120000, 119000
            """)
    void takesWholeSlicesThenWhatStillFits(
            long balance,
            long fee,
            long increment,
            long price,
            long slice,
            String steps,
            long reserved,
            long paid,
            long extendAt) {
        Reservation reservation = new Reservation(new Rate(fee, increment, price), slice, "08", 0);
        long available = balance;
        for (String step : steps.split(" ", -1)) {
            long taken = reservation.take(money(available)).micros();
            assertEquals(Long.parseLong(step), taken, "with " + available + " available");
            available -= Math.max(0, taken);
        }
        assertEquals(reserved, reservation.reservedMicros());
        assertEquals(paid, reservation.paidMillis());
        assertEquals(extendAt, reservation.extendAtMillis());
        assertEquals(
                reserved,
                reservation
                        .charge(reservation.billedMillis(paid + 20), Funds.NONE)
                        .micros(),
                "late by 20 ms");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # price, fee, balance, taken, paid
            0,       0,   0,       0,     9223372036854775807
            0,       5,   4,       -1,    0
            0,       5,   9,       5,     10000
            """)
    void whatCostsNothingIsNotLimited(long price, long fee, long balance, long taken, long paid) {
        Reservation reservation = new Reservation(new Rate(fee, 1_000, price), 10_000, "08", 0);
        assertEquals(taken, reservation.take(money(balance)).micros());
        assertEquals(paid, reservation.paidMillis());
    }
}
