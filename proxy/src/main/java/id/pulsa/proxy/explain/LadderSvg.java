package id.pulsa.proxy.explain;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.proxy.explain.ExplainedCall.Lane;
import id.pulsa.proxy.explain.ExplainedCall.MessageRow;
import id.pulsa.proxy.explain.ExplainedCall.Row;
import id.pulsa.proxy.explain.ExplainedCall.StepRow;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * A call as a picture: the ladder of its messages and charging steps, and under it the time line of what was paid for.
 *
 * <p>Classes for a page's style sheet: {@code trace} around all, {@code trace-back} behind it; texts {@code trace-heading},
 * {@code -subheading}, {@code -name}, {@code -address}, {@code -time}, {@code -label}, {@code -note-text}, {@code -row},
 * {@code -tick}, {@code -bar-label}, {@code -total}; lines {@code trace-line}, {@code -arrow}, {@code -tip},
 * {@code -tick-line}; boxes {@code trace-note}, {@code -bar}. Groups: {@code trace-lane} ({@code -gateway}),
 * {@code trace-message} ({@code -request}, {@code -provisional}, {@code -success}, {@code -failure}, {@code -again}),
 * {@code trace-step}, {@code trace-timeline} with {@code -talk}, {@code -slice} and {@code -segment}.
 */
public final class LadderSvg {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS xxx");
    static final int MARGIN = 16;
    private static final int FIRST_COLUMN = 190;
    private static final int COLUMN_WIDTH = 280;
    private static final int RIGHT = 130;
    private static final int TOP = 86;
    private static final int LADDER_TOP = TOP + 44;
    private static final int ROW_HEIGHT = 32;
    private static final int LINE_HEIGHT = 17;
    private static final int CHARACTERS = 38;
    private static final double CHARACTER_WIDTH = 6.7;

    static final String INK = "#1b1f24";
    static final String FAINT = "#5b6470";
    private static final String LANE = "#a6adb8";
    private static final String NOTE = "#e9eff8";
    private static final String REQUEST = "#1f5fa8";
    private static final String GOOD = "#1d6b39";
    private static final String BAD = "#a8261e";

    private final ExplainedCall call;
    private final StepTexts texts;
    private final ZoneId zone;
    private final Svg svg = new Svg();
    private final int gateway;
    private final int width;

    private LadderSvg(ExplainedCall call, StepTexts texts, ZoneId zone) {
        this.call = call;
        this.texts = texts;
        this.zone = zone;
        this.gateway = !call.lanes().isEmpty() && call.lanes().get(0).leg() == 0 ? 1 : 0;
        this.width = x(Math.max(2, call.lanes().size())) + RIGHT;
    }

    /**
     * The whole picture, well-formed.
     *
     * @param zone that instants are written in
     */
    public static String of(ExplainedCall call, StepTexts texts, ZoneId zone) {
        return new LadderSvg(call, texts, zone).draw();
    }

    private static int x(int column) {
        return FIRST_COLUMN + column * COLUMN_WIDTH;
    }

    private String draw() {
        String title = call.heading();
        svg.text(MARGIN, 26, "trace-heading", "start", INK, title);
        String began =
                TIME.format(Instant.ofEpochMilli(call.beganAtWallMillis()).atZone(zone));
        svg.text(MARGIN, 46, "trace-subheading", "start", FAINT, "+0 is " + began + notice());
        int bottom = LADDER_TOP;
        for (Row row : call.rows()) {
            bottom += height(row);
        }
        lanes(bottom);
        int y = LADDER_TOP;
        for (Row row : call.rows()) {
            if (row instanceof MessageRow message) {
                arrow(message, y);
            } else if (row instanceof StepRow step) {
                note(step, y);
            }
            y += height(row);
        }
        int height = new TimeLine(call, texts).draw(svg, bottom + 40, width);
        String id = "trace-" + call.callId().replaceAll("[^0-9A-Za-z]", "");
        return svg.whole(id, width, height + MARGIN, title, description());
    }

    private String notice() {
        return (call.whole() ? "" : "; the beginning is no longer kept")
                + (call.leftOut() == 0 ? "" : "; " + call.leftOut() + " more were too many to be kept");
    }

    private String description() {
        CallDetailRecord record = call.record();
        return call.messages().size() + " SIP messages and " + call.steps().size() + " charging steps, oldest first"
                + (record == null
                        ? ""
                        : ". " + record.cause() + ", talked " + StepTexts.seconds(record.talkMillis()) + ", charge "
                                + texts.amount(record.chargeMicros()));
    }

    private void lanes(int bottom) {
        for (int column = 0; column <= call.lanes().size(); column++) {
            boolean ours = column == gateway;
            Lane lane = ours ? null : call.lanes().get(column < gateway ? column : column - 1);
            svg.group(ours ? "trace-lane trace-gateway" : "trace-lane");
            String name = lane == null ? "Pulsa" : lane.name();
            String address = lane == null
                    ? ""
                    : SocketText.of(lane.remote()) + " " + lane.transport().uriName();
            svg.text(x(column), TOP, "trace-name", "middle", INK, Harmless.line(name, CHARACTERS));
            svg.text(x(column), TOP + LINE_HEIGHT, "trace-address", "middle", FAINT, address);
            svg.line(x(column), TOP + 28, x(column), bottom, "trace-line", LANE);
            svg.end();
        }
    }

    private int height(Row row) {
        return row instanceof StepRow step ? lines(step).size() * LINE_HEIGHT + 16 : ROW_HEIGHT;
    }

    private void arrow(MessageRow row, int y) {
        int column = 0;
        for (int i = 0; i < call.lanes().size(); i++) {
            if (call.lanes().get(i).leg() == row.message().leg()) {
                column = i < gateway ? i : i + 1;
            }
        }
        boolean toTheRight = row.message().sent() == column > gateway;
        int left = x(Math.min(column, gateway));
        int right = x(Math.max(column, gateway));
        String colour = colour(row.facts().title());
        svg.group("trace-message " + kind(row.facts().title()) + (row.again() ? " trace-again" : ""));
        svg.title(tip(row));
        svg.text(MARGIN, y + 20, "trace-time", "start", FAINT, time(row));
        String label = Harmless.line(LadderText.label(row), CHARACTERS);
        svg.text(
                (x(gateway) + x(column < gateway ? gateway - 1 : gateway + 1)) / 2,
                y + 16,
                "trace-label",
                "middle",
                colour,
                label);
        svg.line(left, y + 22, right, y + 22, "trace-arrow", colour);
        svg.tip(toTheRight ? right : left, y + 22, toTheRight, "trace-tip", colour);
        svg.end();
    }

    private static String tip(MessageRow row) {
        MessageFacts facts = row.facts();
        StringBuilder tip = new StringBuilder(facts.title());
        String[] names = {"CSeq", "From", "To", "Call-ID", "Agent", "Reason"};
        String[] values = {facts.cseq(), facts.from(), facts.to(), facts.callId(), facts.agent(), facts.reason()};
        for (int i = 0; i < names.length; i++) {
            if (!values[i].isEmpty()) {
                tip.append('\n').append(names[i]).append(": ").append(values[i]);
            }
        }
        return tip.toString();
    }

    private static String kind(String title) {
        return switch (title.isEmpty() ? ' ' : title.charAt(0)) {
            case '1' -> "trace-provisional";
            case '2' -> "trace-success";
            case '3', '4', '5', '6' -> "trace-failure";
            default -> "trace-request";
        };
    }

    private static String colour(String title) {
        return switch (kind(title)) {
            case "trace-provisional" -> FAINT;
            case "trace-success" -> GOOD;
            case "trace-failure" -> BAD;
            default -> REQUEST;
        };
    }

    private void note(StepRow row, int y) {
        List<String> lines = lines(row);
        svg.group("trace-step");
        svg.text(MARGIN, y + 18, "trace-time", "start", FAINT, time(row));
        svg.rectangle(
                FIRST_COLUMN - 70,
                y + 3,
                width - FIRST_COLUMN + 70 - MARGIN,
                lines.size() * LINE_HEIGHT + 9,
                "trace-note",
                NOTE);
        int line = y + 18;
        for (String text : lines) {
            svg.text(FIRST_COLUMN - 60, line, "trace-note-text", "start", INK, text);
            line += LINE_HEIGHT;
        }
        svg.end();
    }

    private List<String> lines(StepRow row) {
        int most = (int) ((width - FIRST_COLUMN + 50 - MARGIN) / CHARACTER_WIDTH);
        List<String> lines = new ArrayList<>();
        String rest = texts.text(row.step().step());
        while (rest.length() > most) {
            int blank = rest.lastIndexOf(' ', most);
            int cut = blank > 0 ? blank : most;
            lines.add(rest.substring(0, cut));
            rest = rest.substring(cut).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    private String time(Row row) {
        return "+" + StepTexts.seconds((row.nanos() - call.beganAtNanos()) / 1_000_000);
    }
}
