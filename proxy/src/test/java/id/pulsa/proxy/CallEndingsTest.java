package id.pulsa.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.money.Micros;
import id.pulsa.proxy.endings.EndingRow;
import id.pulsa.proxy.endings.EndingsPage;
import id.pulsa.proxy.endings.Kind;
import id.pulsa.proxy.endings.Moment;
import id.pulsa.proxy.world.TemporaryDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Plays every row of docs/call-endings.md in a world of its own: each column must be as the page says. */
class CallEndingsTest {
    private static final Path PAGE = page();
    private static final Map<String, CallEvent> EVENTS = events();

    private static Path page() {
        Path fromModule = Path.of("../docs/call-endings.md");
        return Files.exists(fromModule) ? fromModule : Path.of("docs/call-endings.md");
    }

    private static Map<String, CallEvent> events() {
        Map<String, CallEvent> events = new LinkedHashMap<>();
        Stream.concat(PhoneEvents.all().stream(), GatewayEvents.all().stream())
                .forEach(event -> events.put(event.name(), event));
        return events;
    }

    @TestFactory
    Stream<DynamicTest> everyRowIsSo() throws IOException {
        return EndingsPage.read(PAGE).rows().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.moment().heading() + ": " + row.event(),
                        PAGE.toUri(),
                        () -> assertEquals(row.markdown(), played(row).markdown())));
    }

    private static EndingRow played(EndingRow row) throws IOException {
        CallEvent event = EVENTS.get(row.event());
        if (event == null) {
            throw new AssertionError("line " + row.line() + ": no such event: \"" + row.event() + "\"");
        }
        try (TemporaryDirectory directory = new TemporaryDirectory();
                StagedCall staged = new StagedCall(directory.path(), row.moment(), event.given())) {
            event.happens().accept(staged);
            staged.pass(500);
            boolean there = staged.isThere();
            if (row.goesOn()) {
                staged.goOnAndHangUp();
            }
            staged.rest();
            return told(row, staged, row.goesOn() && there);
        }
    }

    private static EndingRow told(EndingRow row, StagedCall staged, boolean there) {
        List<CallDetailRecord> records = staged.gateway().cdrs();
        CallDetailRecord record = records.isEmpty() ? null : records.get(0);
        List<String> left = new ArrayList<>();
        if (there) {
            left.add(EndingRow.THE_CALL);
        }
        if (records.size() != 1) {
            left.add(records.size() + " CDRs");
        }
        left.addAll(staged.remains(record == null ? 0 : record.chargeMicros()));
        return new EndingRow(
                row.line(),
                row.moment(),
                row.event(),
                staged.callerHears(),
                staged.calleeHears(),
                record == null ? "no CDR" : record.cause(),
                record == null ? "—" : Integer.toString(record.sipStatus()),
                record == null ? "—" : String.format(Locale.ROOT, "%.1f", record.talkMillis() / 1000.0),
                record == null ? "—" : Micros.format(record.chargeMicros(), 2),
                left.isEmpty() ? EndingRow.NOTHING : String.join("; ", left),
                row.why());
    }

    @Test
    void everyKindOfEventIsThereInEveryStateOrSaidToBeImpossible() throws IOException {
        EndingsPage page = EndingsPage.read(PAGE);
        for (Moment moment : Moment.values()) {
            Set<Kind> excused = page.excused(moment);
            Set<Kind> there = EnumSet.noneOf(Kind.class);
            for (EndingRow row : page.rows()) {
                CallEvent event = EVENTS.get(row.event());
                if (row.moment() == moment && event != null) {
                    there.add(event.kind());
                }
            }
            for (Kind kind : Kind.values()) {
                String where = moment.heading() + ": " + kind.text();
                assertTrue(there.contains(kind) || excused.contains(kind), () -> where + " is missing");
                assertTrue(!there.contains(kind) || !excused.contains(kind), () -> where + " has a row, and an excuse");
            }
        }
    }
}
