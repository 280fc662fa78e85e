package id.pulsa.charging.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpendingTest {
    /** Charges in the order in which they are posted, each as day:amount, and what the days then show. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # charges,             day,  on it, before, on day 98, on 99, on 100, on 101
            '',                    0,    0,     0,      0,         0,     0,      0
            100:5,                 100,  5,     0,      0,         0,     5,      0
            100:5 100:3,           100,  8,     0,      0,         0,     8,      0
            99:5 100:3,            100,  3,     5,      5,         5,     3,      0
            98:5 100:3,            100,  3,     0,      0,         0,     3,      0
            99:5 100:3 99:2,       100,  3,     7,      7,         7,     3,      0
            100:3 98:2,            100,  3,     2,      2,         2,     3,      0
            98:1 99:5 100:3 101:4, 101,  4,     3,      3,         3,     3,      4
            """)
    void knowsTwoDays(
            String charges, long day, long micros, long before, long on98, long on99, long on100, long on101) {
        Spending spending = Spending.NOTHING;
        for (String charge : charges.split(" ", -1)) {
            if (!charge.isEmpty()) {
                String[] parts = charge.split(":", -1);
                spending = spending.plus(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
            }
        }
        assertEquals(new Spending(day, micros, before), spending);
        assertEquals(
                on98 + " " + on99 + " " + on100 + " " + on101,
                spending.on(98) + " " + spending.on(99) + " " + spending.on(100) + " " + spending.on(101));
    }
}
