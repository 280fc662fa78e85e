package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.Document;
import java.io.PrintStream;
import java.time.OffsetDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** A quote for people. */
final class QuoteText {
    private static final List<Column> FIELDS = List.of(
            new Column("plan", "plan", Column.Kind.TEXT),
            new Column("destination", "destination", Column.Kind.TEXT),
            new Column("answered", "answered", Column.Kind.TEXT),
            new Column("band", "band", Column.Kind.TEXT),
            new Column("cell", "cell", Column.Kind.TEXT),
            new Column("price ratio", "price_ratio", Column.Kind.TEXT));

    private QuoteText() {}

    static void print(PrintStream out, Document quote) {
        boolean message = quote.text("kind").equals("MESSAGE");
        quote.put("answered", day(quote.text("at")) + " " + quote.text("time_zone"));
        Listing.show(out, false, quote, FIELDS);
        String status = quote.text("status");
        if (quote.textOrNull("charge") == null) {
            out.println();
            out.println(refusal(status, message));
            return;
        }
        List<Document> segments = quote.documents("segments");
        if (!segments.isEmpty()) {
            out.println();
            ChargeTable.print(out, segments);
        }
        out.println();
        if (message) {
            line(out, "charge", amount(quote, "charge"));
        } else if (!status.equals("too-expensive")) {
            line(
                    out,
                    "charge",
                    amount(quote, "charge") + " for " + ChargeTable.seconds(quote.text("talk_time")) + " s, billed "
                            + ChargeTable.seconds(quote.text("billed_time")) + " s");
        }
        if (quote.textOrNull("balance") != null) {
            line(out, "balance", amount(quote, "balance") + ", then " + amount(quote, "balance_after"));
            lasting(out, quote, message);
        }
    }

    private static void lasting(PrintStream out, Document quote, boolean message) {
        if (quote.text("status").equals("too-expensive")) {
            out.println(
                    message
                            ? "The balance does not pay for the message: it is refused (402)."
                            : "The balance does not pay for the first increment: the call is refused (402).");
        } else if (!message) {
            String until = quote.textOrNull("hung_up");
            line(
                    out,
                    "lasts",
                    ChargeTable.seconds(quote.text("lasts")) + " s: hung up at "
                            + (until == null ? "-" : day(until))
                            + (quote.text("ends_by").equals("balance")
                                    ? ", when the balance ends"
                                    : ", the longest that a call may take"));
        }
    }

    /** {@code "Fri 2026-11-27 19:58:00.000+07:00"}. */
    private static String day(String instant) {
        String day = OffsetDateTime.parse(instant).getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
        return day + " " + instant.replace('T', ' ');
    }

    private static String refusal(String status, boolean message) {
        return switch (status) {
            case "barred" -> "The destination is barred: the " + (message ? "message" : "call") + " is refused (403).";
            case "emergency" -> "An emergency number: it is never charged.";
            default ->
                message
                        ? "The plan has no price for messages to this number: they are refused (404)."
                        : "The plan has no price for this number: the call is refused (404).";
        };
    }

    private static String amount(Document quote, String field) {
        return quote.text(field) + " " + quote.text("currency");
    }

    private static void line(PrintStream out, String name, String text) {
        out.println(name + " ".repeat(Math.max(0, "price ratio".length() - name.length())) + "  " + text);
    }
}
