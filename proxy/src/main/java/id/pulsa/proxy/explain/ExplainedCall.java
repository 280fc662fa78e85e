package id.pulsa.proxy.explain;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.proxy.trace.ChargingStep;
import id.pulsa.proxy.trace.TracedCall;
import id.pulsa.proxy.trace.TracedMessage;
import id.pulsa.proxy.trace.TracedStep;
import id.pulsa.proxy.transport.TransportKind;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one call, in the order in which it happened.
 *
 * @param heading what it is, in a few words
 * @param caller as the call's record shows it; empty when it is not known
 * @param lanes the caller first, then each phone that was invited
 * @param rows messages and steps, oldest first
 * @param whole whether the first message is there
 * @param leftOut how many messages and steps were too many to be kept
 * @param record of the call; null while it runs
 */
public record ExplainedCall(
        String callId,
        String heading,
        String caller,
        String called,
        List<Lane> lanes,
        List<Row> rows,
        boolean whole,
        long leftOut,
        @Nullable CallDetailRecord record) {
    private static final int LONGEST_NAME = 64;

    /**
     * One side of the call.
     *
     * @param leg 0 for the caller
     * @param remote where its last message came from or went to
     */
    public record Lane(int leg, String name, InetSocketAddress remote, TransportKind transport) {}

    /** What happened at one moment. */
    public sealed interface Row {
        /** By the wall clock. */
        long wallMillis();

        /** By the clock that never jumps. */
        long nanos();
    }

    /**
     * A message.
     *
     * @param again whether the very same one was there before
     */
    public record MessageRow(TracedMessage message, MessageFacts facts, boolean again) implements Row {
        @Override
        public long wallMillis() {
            return message.wallMillis();
        }

        @Override
        public long nanos() {
            return message.nanos();
        }
    }

    /** A charging step. */
    public record StepRow(TracedStep step) implements Row {
        @Override
        public long wallMillis() {
            return step.wallMillis();
        }

        @Override
        public long nanos() {
            return step.nanos();
        }
    }

    private record Seen(int leg, boolean sent, ByteBuffer bytes) {}

    public ExplainedCall {
        lanes = List.copyOf(lanes);
        rows = List.copyOf(rows);
    }

    /** Puts it together; passwords cannot be guessed from it. */
    public static ExplainedCall of(TracedCall trace, @Nullable CallDetailRecord record) {
        String caller = record == null ? caller(trace) : record.caller();
        String called = record == null ? called(trace) : record.called();
        String id = Harmless.line(trace.callId(), LONGEST_NAME);
        String from = Harmless.line(caller, LONGEST_NAME);
        String to = Harmless.line(called, LONGEST_NAME);
        return new ExplainedCall(
                trace.callId(),
                "Call " + id + (to.isEmpty() ? "" : " from " + from + " to " + to),
                from,
                to,
                lanes(trace.messages(), caller, called),
                rows(trace),
                trace.whole(),
                trace.leftOut(),
                record);
    }

    /** What a subscriber's number has sent and got, as if it were one call. */
    public static ExplainedCall ofNumber(TracedCall trace) {
        String number = Harmless.line(trace.callId(), LONGEST_NAME);
        return new ExplainedCall(
                trace.callId(),
                "All messages of " + number,
                number,
                "",
                lanes(trace.messages(), number, "others"),
                rows(trace),
                trace.whole(),
                trace.leftOut(),
                null);
    }

    private static String caller(TracedCall trace) {
        for (TracedStep step : trace.steps()) {
            if (step.step() instanceof ChargingStep.Admitted admitted) {
                return admitted.caller();
            } else if (step.step() instanceof ChargingStep.Refused refused) {
                return refused.caller();
            }
        }
        return "";
    }

    private static String called(TracedCall trace) {
        for (TracedStep step : trace.steps()) {
            if (step.step() instanceof ChargingStep.Admitted admitted) {
                return admitted.called();
            } else if (step.step() instanceof ChargingStep.Refused refused) {
                return refused.called();
            }
        }
        return "";
    }

    private static List<Lane> lanes(List<TracedMessage> messages, String caller, String called) {
        TreeMap<Integer, TracedMessage> last = new TreeMap<>();
        messages.forEach(message -> last.put(message.leg(), message));
        boolean forked = last.size() - (last.containsKey(0) ? 1 : 0) > 1;
        List<Lane> lanes = new ArrayList<>();
        last.forEach((leg, message) -> {
            String name = leg == 0 ? caller : called + (forked ? " #" + leg : "");
            lanes.add(new Lane(leg, Harmless.line(name, LONGEST_NAME), message.remote(), message.transport()));
        });
        return lanes;
    }

    private static List<Row> rows(TracedCall trace) {
        record Placed(long order, int after, Row row) {}
        List<Placed> placed = new ArrayList<>();
        Set<Seen> seen = new HashSet<>();
        for (TracedMessage message : trace.messages()) {
            boolean again = !seen.add(new Seen(message.leg(), message.sent(), ByteBuffer.wrap(message.bytes())));
            TracedMessage masked = message.with(message.local(), SecretMask.mask(message.bytes()));
            placed.add(new Placed(message.order(), 1, new MessageRow(masked, MessageFacts.of(masked.bytes()), again)));
        }
        // A step has the place at which the next message would be.
        trace.steps().forEach(step -> placed.add(new Placed(step.order(), 0, new StepRow(step))));
        placed.sort(Comparator.comparingLong(Placed::order).thenComparingInt(Placed::after));
        return placed.stream().map(Placed::row).toList();
    }

    /** Of the first row, by the clock that never jumps; 0 when there is none. */
    public long beganAtNanos() {
        return rows.isEmpty() ? 0 : rows.get(0).nanos();
    }

    /** Of the first row, by the wall clock; 0 when there is none. */
    public long beganAtWallMillis() {
        return rows.isEmpty() ? 0 : rows.get(0).wallMillis();
    }

    /** The messages alone. */
    public List<TracedMessage> messages() {
        return rows.stream()
                .filter(MessageRow.class::isInstance)
                .map(row -> ((MessageRow) row).message())
                .toList();
    }

    /** The steps alone. */
    public List<ChargingStep> steps() {
        return rows.stream()
                .filter(StepRow.class::isInstance)
                .map(row -> ((StepRow) row).step().step())
                .toList();
    }
}
