package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CdrFilter;
import id.pulsa.charging.ledger.CdrOrder;
import id.pulsa.charging.ledger.CellDecision;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.NumberPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Call detail records as chance wants them, with few distinct values, and what filters make of them read slowly. */
final class RandomRecords {
    static final List<String> CAUSES =
            List.of("CALLER_HUNG_UP", "CALLEE_HUNG_UP", "CREDIT_EXHAUSTED", "BUSY", "REFUSED", "DELIVERED");

    private final SplittableRandom random;
    private final int numbers;
    private final int cells;
    /** One call is so much later than the one before, at most. */
    private final int apartMillis;

    private long now = 1_795_316_400_000L;
    private int made;

    RandomRecords(SplittableRandom random, int numbers, int cells, int apartMillis) {
        this.random = random;
        this.numbers = numbers;
        this.cells = cells;
        this.apartMillis = apartMillis;
    }

    /** The accounts that its calls are charged to. */
    List<LedgerEvent> accounts() {
        List<LedgerEvent> events = new ArrayList<>();
        for (int i = 0; i < numbers; i++) {
            events.add(new LedgerEvent.AccountAdded("account-" + i, AccountTerms.PLAIN));
        }
        events.add(new LedgerEvent.AccountAdded("company", AccountTerms.PLAIN));
        return events;
    }

    CallDetailRecord next() {
        now += random.nextInt(apartMillis + 1);
        int caller = random.nextInt(numbers);
        boolean answered = random.nextInt(10) < 7;
        boolean message = random.nextInt(20) == 0;
        long talk = answered && !message ? random.nextInt(240) * 1_000L : 0;
        long started = now - talk;
        String callerCell = random.nextInt(5) == 0 ? null : cell();
        return new CallDetailRecord(
                message ? CallDetailRecord.Kind.MESSAGE : CallDetailRecord.Kind.CALL,
                "call-" + made++,
                number(caller),
                random.nextInt(50) == 0 ? "é\ud83d\udcde" : number(random.nextInt(numbers)),
                // Some calls are nobody's, and a tenth of all are one big customer's.
                random.nextInt(20) == 0 ? null : random.nextInt(10) == 0 ? "company" : "account-" + caller,
                "normal/mobile",
                callerCell,
                random.nextInt(5) == 0 ? null : cell(),
                started,
                started,
                answered ? started + 1 : 0,
                now,
                talk,
                talk,
                random.nextInt(3) == 0 ? 0 : talk * 15_000,
                CAUSES.get(random.nextInt(CAUSES.size())),
                200,
                null,
                List.of(),
                List.of(),
                callerCell == null
                        ? List.of()
                        : List.of(new CellDecision(
                                callerCell, "NEW", "ADMITTED", "channels", 30, 7, 12_345, 20_345, 123, 1_000)));
    }

    String number(int index) {
        return "0812" + (1_000_000 + index * 7);
    }

    private String cell() {
        return "Cell_" + random.nextInt(cells);
    }

    /** A filter that has each condition now and then, on values that there are and that there are not. */
    CdrFilter filter(List<CallDetailRecord> records) {
        CallDetailRecord some = records.get(random.nextInt(records.size()));
        return new CdrFilter(
                often(4) ? pattern(some.caller()) : null,
                often(4) ? pattern(some.called()) : null,
                often(4) ? (often(5) ? "nobody" : some.account()) : null,
                often(4) ? (often(5) ? "no cell" : cell()) : null,
                often(3) ? causes() : List.of(),
                often(6) ? some.kind() : null,
                often(4) ? (Boolean) often(2) : null,
                often(4) ? (Long) some.startedAtWallMillis() : null,
                often(4) ? (Long) (some.startedAtWallMillis() + random.nextInt(600_000)) : null,
                often(4) ? 1 + random.nextInt(4) * 1_000_000L : 0,
                often(4) ? 1 + random.nextInt(200) * 1_000L : 0);
    }

    CdrOrder order() {
        CdrOrder.By[] all = CdrOrder.By.values();
        return new CdrOrder(all[random.nextInt(all.length)], often(2));
    }

    private boolean often(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private NumberPattern pattern(String number) {
        return often(2)
                ? NumberPattern.exactly(number)
                : NumberPattern.startingWith(number.substring(
                        0,
                        number.offsetByCodePoints(0, 1)
                                + (number.length() > 3 ? random.nextInt(number.length() - 1) : 0)));
    }

    private List<String> causes() {
        List<String> causes = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            causes.add(often(8) ? "NEVER" : CAUSES.get(random.nextInt(CAUSES.size())));
        }
        return causes;
    }

    /** What a filter lets through, in order: slow, and plain to see. */
    static List<CallDetailRecord> wanted(List<CallDetailRecord> written, CdrFilter filter, CdrOrder order) {
        Comparator<CallDetailRecord> comparing = Comparator.comparingLong(
                        (CallDetailRecord record) -> switch (order.by()) {
                            case STARTED -> record.startedAtWallMillis();
                            case CHARGE -> record.chargeMicros();
                            case TALK -> record.talkMillis();
                        })
                .thenComparingInt(written::indexOf);
        return written.stream()
                .filter(record -> matches(record, filter))
                .sorted(order.ascending() ? comparing : comparing.reversed())
                .toList();
    }

    private static boolean matches(CallDetailRecord record, CdrFilter filter) {
        NumberPattern caller = filter.caller();
        NumberPattern called = filter.called();
        Long from = filter.fromWallMillis();
        Long to = filter.toWallMillis();
        Boolean answered = filter.answered();
        return (caller == null || caller.matches(record.caller()))
                && (called == null || called.matches(record.called()))
                && equal(filter.account(), record.account())
                && (equal(filter.cell(), record.callerCell()) || equal(filter.cell(), record.calleeCell()))
                && (filter.causes().isEmpty() || filter.causes().contains(record.cause()))
                && equal(filter.kind(), record.kind())
                && (answered == null || answered == (record.answeredAtWallMillis() != 0))
                && (from == null || record.startedAtWallMillis() >= from)
                && (to == null || record.startedAtWallMillis() < to)
                && record.chargeMicros() >= filter.leastChargeMicros()
                && record.talkMillis() >= filter.leastTalkMillis();
    }

    private static boolean equal(@Nullable Object wanted, @Nullable Object found) {
        return wanted == null || wanted.equals(found);
    }
}
