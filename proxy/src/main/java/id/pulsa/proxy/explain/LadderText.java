package id.pulsa.proxy.explain;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.rating.ChargeSegment;
import id.pulsa.proxy.explain.ExplainedCall.Lane;
import id.pulsa.proxy.explain.ExplainedCall.MessageRow;
import id.pulsa.proxy.explain.ExplainedCall.Row;
import id.pulsa.proxy.explain.ExplainedCall.StepRow;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call as a ladder for a terminal: a column for each side and one for the gateway, an arrow for each message, and between
 * them what the charging did. Printable characters alone.
 */
public final class LadderText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS xxx");
    private static final int FIRST_COLUMN = 24;
    private static final int COLUMN_WIDTH = 40;
    private static final int MARGIN = 24;
    private static final int TIME_WIDTH = 11;
    private static final int LINE_WIDTH = 110;
    private static final String GATEWAY = "Pulsa";

    private final ExplainedCall call;
    private final StepTexts texts;
    private final ZoneId zone;
    private final List<Lane> lanes;
    private final StringBuilder out = new StringBuilder();

    private LadderText(ExplainedCall call, StepTexts texts, ZoneId zone) {
        this.call = call;
        this.texts = texts;
        this.zone = zone;
        this.lanes = call.lanes();
    }

    /**
     * The whole picture; lines end with LF.
     *
     * @param zone that instants are written in
     */
    public static String of(ExplainedCall call, StepTexts texts, ZoneId zone) {
        return new LadderText(call, texts, zone).draw();
    }

    private String draw() {
        line(call.heading());
        line("+0 is "
                + TIME.format(Instant.ofEpochMilli(call.beganAtWallMillis()).atZone(zone)));
        if (!call.whole()) {
            line("The beginning is no longer kept.");
        }
        if (call.leftOut() > 0) {
            line(call.leftOut() + " more messages or steps were too many to be kept.");
        }
        line("");
        heads();
        for (Row row : call.rows()) {
            if (row instanceof MessageRow message) {
                arrow(message);
            } else if (row instanceof StepRow step) {
                wrapped(time(row) + "* ", texts.text(step.step().step()));
            }
        }
        CallDetailRecord record = call.record();
        if (record != null) {
            charge(record);
        }
        return out.toString();
    }

    private void heads() {
        List<String> names = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        for (int column = 0; column <= lanes.size(); column++) {
            Lane lane = laneAt(column);
            names.add(lane == null ? GATEWAY : lane.name());
            addresses.add(
                    lane == null
                            ? ""
                            : SocketText.of(lane.remote()) + " "
                                    + lane.transport().uriName());
        }
        line(centred(names));
        line(centred(addresses));
    }

    private String centred(List<String> texts) {
        char[] line = blank(false);
        for (int column = 0; column < texts.size(); column++) {
            String text = Harmless.line(texts.get(column), COLUMN_WIDTH - 2);
            put(line, position(column) - text.length() / 2, text);
        }
        return new String(line).stripTrailing();
    }

    /** The caller's column, then the gateway's, then those of the phones; null for the gateway's. */
    private @Nullable Lane laneAt(int column) {
        if (column == gateway()) {
            return null;
        }
        return lanes.get(column < gateway() ? column : column - 1);
    }

    private int gateway() {
        return !lanes.isEmpty() && lanes.get(0).leg() == 0 ? 1 : 0;
    }

    private static int position(int column) {
        return FIRST_COLUMN + column * COLUMN_WIDTH;
    }

    private char[] blank(boolean bars) {
        char[] line = new char[position(lanes.size()) + MARGIN];
        Arrays.fill(line, ' ');
        for (int column = 0; bars && column <= lanes.size(); column++) {
            line[position(column)] = '|';
        }
        return line;
    }

    private void arrow(MessageRow row) {
        int column = 0;
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).leg() == row.message().leg()) {
                column = i < gateway() ? i : i + 1;
            }
        }
        int left = position(Math.min(column, gateway())) + 1;
        int right = position(Math.max(column, gateway()));
        boolean toTheRight = row.message().sent() == column > gateway();
        char[] line = blank(true);
        Arrays.fill(line, left, right, '-');
        line[toTheRight ? right - 1 : left] = toTheRight ? '>' : '<';
        String label = " " + Harmless.line(label(row), right - left - 6) + " ";
        put(line, left + (right - left - label.length()) / 2, label);
        put(line, 0, time(row));
        line(new String(line).stripTrailing());
    }

    static String label(MessageRow row) {
        String body = row.facts().body();
        return row.facts().title() + (body.isEmpty() ? "" : " (" + body + ")") + (row.again() ? " again" : "");
    }

    /** {@code " +1.234     "}. */
    private String time(Row row) {
        String text = " +" + StepTexts.plainSeconds((row.nanos() - call.beganAtNanos()) / 1_000_000);
        return text + " ".repeat(Math.max(1, TIME_WIDTH - text.length()));
    }

    private void wrapped(String head, String text) {
        int width = Math.max(LINE_WIDTH, position(lanes.size())) - head.length();
        String start = head;
        String rest = text;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            int cut = blank > 0 ? blank : width;
            line(start + rest.substring(0, cut));
            start = " ".repeat(head.length());
            rest = rest.substring(cut).stripLeading();
        }
        line(start + rest);
    }

    private void charge(CallDetailRecord record) {
        line("");
        line(Harmless.line(
                record.cause() + ": talked " + StepTexts.seconds(record.talkMillis()) + ", billed "
                        + StepTexts.seconds(record.billedMillis()) + ", charge "
                        + texts.amount(record.chargeMicros()),
                LINE_WIDTH));
        for (ChargeSegment segment : record.segments()) {
            wrapped("  ", texts.segment(segment));
        }
    }

    private static void put(char[] line, int at, String text) {
        int start = Math.max(0, at);
        text.getChars(0, Math.min(text.length(), line.length - start), line, start);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
