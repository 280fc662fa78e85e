package id.pulsa.proxy.explain;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.rating.ChargeSegment;
import id.pulsa.proxy.trace.ChargingStep;
import id.pulsa.proxy.trace.ChargingStep.Funds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Talk time, what was set aside for it, and what was charged for it, one under the other on one scale. */
final class TimeLine {
    private static final int LEFT = 120;
    private static final int BAR = 20;
    private static final int ROW = 30;
    private static final int MOST_TICKS = 9;
    private static final int[] ROUND_MILLIS = {
        50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000
    };
    private static final int LABEL_WIDTH = 80;

    private static final String TALK = "#7aa6d8";
    private static final String[] SLICES = {"#9fcfae", "#78b58b"};
    private static final String[] SEGMENTS = {"#f0c987", "#e0a94f"};

    /** What one reservation paid for. */
    private record Slice(long fromMillis, long toMillis, Funds funds) {}

    private final ExplainedCall call;
    private final StepTexts texts;

    TimeLine(ExplainedCall call, StepTexts texts) {
        this.call = call;
        this.texts = texts;
    }

    /** Draws it from {@code top} on, for an answered call; where it ends. */
    int draw(Svg svg, int top, int width) {
        List<Slice> slices = slices();
        long talked = talkMillis();
        long end = talked;
        for (Slice slice : slices) {
            end = Math.max(end, slice.toMillis());
        }
        if (end <= 0) {
            return top - ROW;
        }
        int room = width - LEFT - LadderSvg.MARGIN - 40;
        svg.group("trace-timeline");
        axis(svg, top, room, end);
        int y = top + 14;
        row(svg, y, "talk");
        bar(svg, y, room, end, 0, talked, "trace-talk", TALK, "talked " + StepTexts.seconds(talked), "");
        y += ROW;
        row(svg, y, "set aside");
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            String tip = texts.amount(slice.funds().reservedMicros()) + " set aside, paid up to "
                    + StepTexts.seconds(slice.toMillis());
            bar(svg, y, room, end, slice.fromMillis(), slice.toMillis(), "trace-slice", SLICES[i % 2], tip, "");
        }
        y += ROW;
        CallDetailRecord record = call.record();
        if (record != null) {
            row(svg, y, "charge");
            segments(svg, y, room, end, record.segments());
            y += ROW;
            svg.text(
                    LEFT,
                    y + 6,
                    "trace-total",
                    "start",
                    LadderSvg.INK,
                    "charge " + texts.amount(record.chargeMicros()) + " for "
                            + StepTexts.seconds(record.billedMillis()));
            y += ROW;
        }
        svg.end();
        return y;
    }

    private long talkMillis() {
        CallDetailRecord record = call.record();
        if (record != null) {
            return record.talkMillis();
        }
        long talked = 0;
        for (ChargingStep step : call.steps()) {
            if (step instanceof ChargingStep.Ended ended) {
                talked = ended.talkMillis();
            } else if (step instanceof ChargingStep.Extended extended) {
                talked = extended.talkMillis();
            }
        }
        return talked;
    }

    private List<Slice> slices() {
        List<Slice> slices = new ArrayList<>();
        long from = 0;
        for (ChargingStep step : call.steps()) {
            Funds funds = null;
            if (step instanceof ChargingStep.Answered answered) {
                funds = answered.funds();
            } else if (step instanceof ChargingStep.Extended extended) {
                funds = extended.funds();
            } else if (step instanceof ChargingStep.Resumed resumed) {
                funds = resumed.funds();
            }
            if (funds != null && funds.paidMillis() != Long.MAX_VALUE && funds.paidMillis() > from) {
                slices.add(new Slice(from, funds.paidMillis(), funds));
                from = funds.paidMillis();
            }
        }
        return slices;
    }

    private void segments(Svg svg, int y, int room, long end, List<ChargeSegment> segments) {
        List<ChargeSegment> drawn = new ArrayList<>(segments);
        // What has no length is drawn over the others.
        drawn.sort(Comparator.comparing(segment -> segment.toMillis() == segment.fromMillis()));
        for (int i = 0; i < drawn.size(); i++) {
            ChargeSegment segment = drawn.get(i);
            String kind = "trace-segment trace-" + segment.kind().name().toLowerCase(Locale.ROOT);
            bar(
                    svg,
                    y,
                    room,
                    end,
                    segment.fromMillis(),
                    segment.toMillis(),
                    kind,
                    SEGMENTS[i % 2],
                    texts.segment(segment),
                    texts.amount(segment.amountMicros()));
        }
    }

    private static void row(Svg svg, int y, String name) {
        svg.text(LadderSvg.MARGIN, y + 15, "trace-row", "start", LadderSvg.INK, name);
    }

    private static void axis(Svg svg, int top, int room, long end) {
        long step = step(end);
        for (long at = 0; at <= end; at += step) {
            int x = LEFT + (int) (room * at / end);
            svg.text(x, top, "trace-tick", "middle", LadderSvg.FAINT, StepTexts.seconds(at));
            svg.line(x, top + 4, x, top + 10, "trace-tick-line", LadderSvg.FAINT);
        }
    }

    /** A round time in ms, so that there are a few ticks. */
    private static long step(long end) {
        for (int millis : ROUND_MILLIS) {
            if (end / millis < MOST_TICKS) {
                return millis;
            }
        }
        return Math.max(1, end / 4);
    }

    private static void bar(
            Svg svg,
            int y,
            int room,
            long end,
            long from,
            long to,
            String classes,
            String fill,
            String tip,
            String label) {
        int left = LEFT + (int) (room * from / end);
        int wide = Math.max(4, LEFT + (int) (room * Math.min(to, end) / end) - left);
        svg.group(classes).title(tip).rectangle(left, y, wide, BAR, "trace-bar", fill);
        if (wide >= LABEL_WIDTH && !label.isEmpty()) {
            svg.text(left + wide / 2, y + 15, "trace-bar-label", "middle", LadderSvg.INK, label);
        }
        svg.end();
    }
}
