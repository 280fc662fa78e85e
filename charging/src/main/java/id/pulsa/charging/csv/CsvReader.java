package id.pulsa.charging.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values (RFC 4180) in UTF-8, record by record. Takes LF for CRLF, a byte order mark, and leaves out empty
 * lines. Where the decimal point is a comma spreadsheets separate by semicolons: what separates the first record's
 * fields, comma, semicolon or tab, separates those of all.
 */
public final class CsvReader {
    /** Longest record: a quote that is never closed must not swallow the file. */
    public static final int MAX_RECORD_CHARS = 16_384;

    private static final int BUFFER_CHARS = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char NOT_DECODABLE = '\uFFFD';
    private static final String SEPARATORS = ",;\t";
    private static final int UNKNOWN = -2;

    private final BufferedReader in;
    private final StringBuilder field = new StringBuilder();
    private int separator = UNKNOWN;
    private int next;
    private int line = 1;
    private int column = 1;
    private int recordLine = 1;
    private int recordChars;
    private int[] places = new int[32];
    private int fields;

    public CsvReader(InputStream in) throws IOException {
        this.in = new BufferedReader(
                new InputStreamReader(
                        in,
                        // Replaced and found again as it is read, since a report would not say where.
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPLACE)
                                .onUnmappableCharacter(CodingErrorAction.REPLACE)),
                BUFFER_CHARS);
        this.next = this.in.read();
        if (next == BYTE_ORDER_MARK) {
            this.next = this.in.read();
        }
    }

    /** The line in which the last record began, counted from 1. */
    public int line() {
        return recordLine;
    }

    /** The line in which a field of the last record begins, counted from 1; that of its last field for any behind. */
    public int line(int position) {
        return places[2 * Math.min(position, fields - 1)];
    }

    /** The column at which a field of the last record begins, counted from 1; that of its last field for any behind. */
    public int column(int position) {
        return places[2 * Math.min(position, fields - 1) + 1];
    }

    /** How many fields of the last record were begun; a malformed one is malformed in the last. */
    public int fields() {
        return fields;
    }

    /**
     * The next record's fields; null at the end.
     *
     * @throws IllegalArgumentException when the record is malformed; nothing after it can be trusted
     */
    public @Nullable List<String> record() throws IOException {
        while (next == '\r' || next == '\n') {
            endOfLine();
        }
        if (next < 0) {
            return null;
        }
        recordLine = line;
        recordChars = 0;
        fields = 0;
        List<String> record = new ArrayList<>();
        record.add(field());
        while (isSeparator()) {
            separator = next;
            advance();
            record.add(field());
        }
        if (separator == UNKNOWN) {
            separator = SEPARATORS.charAt(0);
        }
        if (next >= 0) {
            endOfLine();
        }
        return record;
    }

    private boolean isSeparator() {
        return next == separator || (separator == UNKNOWN && next >= 0 && SEPARATORS.indexOf(next) >= 0);
    }

    private boolean isEndOfField() {
        return next < 0 || next == '\r' || next == '\n' || isSeparator();
    }

    private String field() throws IOException {
        if (2 * fields == places.length) {
            places = Arrays.copyOf(places, 2 * places.length);
        }
        places[2 * fields] = line;
        places[2 * fields + 1] = column;
        fields++;
        field.setLength(0);
        if (next == '"') {
            quoted();
            if (!isEndOfField()) {
                throw new IllegalArgumentException("text after a closing quote");
            }
            return field.toString();
        }
        while (!isEndOfField()) {
            if (next == '"') {
                throw new IllegalArgumentException("a quote inside a field that does not begin with one");
            }
            append();
        }
        return field.toString();
    }

    private void quoted() throws IOException {
        advance();
        while (true) {
            if (next < 0) {
                throw new IllegalArgumentException("a quote is not closed");
            }
            if (next == '"') {
                advance();
                if (next != '"') {
                    return;
                }
            }
            boolean newLine = next == '\n';
            append();
            if (newLine) {
                line++;
                column = 1;
            }
        }
    }

    private void append() throws IOException {
        if (next == NOT_DECODABLE) {
            throw new IllegalArgumentException("not UTF-8 text; save the file with the encoding UTF-8");
        }
        field.append((char) next);
        advance();
    }

    private void endOfLine() throws IOException {
        if (next == '\r') {
            next = in.read();
        }
        if (next == '\n') {
            next = in.read();
        }
        line++;
        column = 1;
    }

    private void advance() throws IOException {
        if (++recordChars > MAX_RECORD_CHARS) {
            throw new IllegalArgumentException(
                    "longer than " + MAX_RECORD_CHARS + " characters; is a quote not closed?");
        }
        next = in.read();
        column++;
    }
}
