package id.pulsa.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.admin.MetricsText;
import id.pulsa.proxy.b2bua.CallSnapshot;
import id.pulsa.proxy.b2bua.CallState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One line for each thing that goes off, and a reminder now and then. */
class GatewayAlarmsTest {
    private final Lines lines = new Lines();
    private @Nullable String disk;
    private @Nullable String books;
    private long nanos;
    private final GatewayAlarms alarms = alarms();

    private GatewayAlarms alarms() {
        Map<String, Supplier<@Nullable String>> checks = new LinkedHashMap<>();
        checks.put("ledger", () -> disk);
        checks.put("books", () -> books);
        return new GatewayAlarms(checks, new TimeSource() {
            @Override
            public long wallMillis() {
                return 0;
            }

            @Override
            public long nanos() {
                return nanos;
            }
        });
    }

    @BeforeEach
    void listen() {
        lines.start();
        Logger log = (Logger) LogManager.getLogger(GatewayAlarms.class);
        log.addAppender(lines);
        log.setLevel(Level.INFO);
    }

    @AfterEach
    void stop() {
        ((Logger) LogManager.getLogger(GatewayAlarms.class)).removeAppender(lines);
    }

    private String look(long afterSeconds) {
        nanos += TimeUnit.SECONDS.toNanos(afterSeconds);
        lines.text.setLength(0);
        alarms.look();
        return lines.text.toString();
    }

    @Test
    void tellsWhatIsNewAndRemindsSeldom() {
        assertEquals("", look(5));
        disk = "disk full, 1 waits";
        assertEquals("ERROR ALARM: disk full, 1 waits", look(5));
        disk = "disk full, 2 wait";
        assertEquals("", look(5));
        books = "books wrong";
        assertEquals("ERROR ALARM: disk full, 2 wait; books wrong", look(5));
        assertEquals("", look(299));
        assertEquals("ERROR ALARM: disk full, 2 wait; books wrong", look(1));
        assertEquals(List.of("disk full, 2 wait", "books wrong"), alarms.texts());
        disk = null;
        assertEquals("", look(5));
        MetricsText metrics = new MetricsText();
        alarms.measure(metrics);
        assertTrue(metrics.toString().contains("pulsa_alarm{of=\"ledger\"} 0\npulsa_alarm{of=\"books\"} 1\n"));
        books = null;
        assertEquals("INFO alarm over: books wrong", look(5));
        assertEquals("", look(500));
        assertEquals(List.of(), alarms.texts());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            young, paid for          | 59000    | 10000 | 10000               | 1m   | 0
            a second over at most    | 600001   | 11000 | 10000               | 1h   | 0
            longer than a second     | 60001    | 11001 | 10000               | 10m  | 1
            nobody pays              | 86400001 | 86400000 | 9223372036854775807 | +Inf | 0
            """)
    void knowsWhichCallsAreStuckAndHowOldTheyAre(
            String what, long age, long talkMillis, long paidMillis, String label, long stuck) {
        CallSnapshot call = new CallSnapshot(
                "c", "1", "2", "a", "r", CallState.ANSWERED, 1_000, 2_000, talkMillis, paidMillis, 7, null, 1_000);
        GatewayReservations now = GatewayReservations.of(List.of(call), 1_000 + age);
        assertEquals(stuck, now.stuckCount(), what);
        assertEquals(stuck == 0 ? List.of() : List.of("c"), now.stuck());
        int index = GatewayReservations.LABELS.indexOf(label);
        assertEquals(new GatewayReservations.Age(1, 7), now.ages().get(index));
        assertEquals(
                1, now.ages().stream().mapToLong(GatewayReservations.Age::calls).sum());
    }

    /** What is logged. */
    private static final class Lines extends AbstractAppender {
        final StringBuilder text = new StringBuilder();

        Lines() {
            super("lines", null, null, true, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            if (event.getLevel().isMoreSpecificThan(Level.INFO)) {
                text.append(event.getLevel())
                        .append(' ')
                        .append(event.getMessage().getFormattedMessage());
            }
        }
    }
}
