package id.pulsa.proxy.admin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values (RFC 4180) in UTF-8, record by record. Takes LF for CRLF, a byte order mark, and leaves out empty
 * lines.
 */
final class CsvReader {
    /** Longest record: a quote that is never closed must not swallow the file. */
    static final int MAX_RECORD_CHARS = 16_384;

    private static final int BUFFER_CHARS = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final BufferedReader in;
    private final StringBuilder field = new StringBuilder();
    private int next;
    private long line = 1;
    private long recordLine = 1;
    private int recordChars;

    CsvReader(InputStream in) throws IOException {
        this.in = new BufferedReader(
                new InputStreamReader(
                        in,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                BUFFER_CHARS);
        this.next = read();
        if (next == BYTE_ORDER_MARK) {
            next = read();
        }
    }

    /** The line in which the last record began, counted from 1. */
    long line() {
        return recordLine;
    }

    /**
     * The next record's fields; null at the end.
     *
     * @throws IllegalArgumentException when the record is malformed; nothing after it can be trusted
     */
    @Nullable List<String> record() throws IOException {
        while (next == '\r' || next == '\n') {
            endOfLine();
        }
        if (next < 0) {
            return null;
        }
        recordLine = line;
        recordChars = 0;
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (next == ',') {
            advance();
            fields.add(field());
        }
        if (next >= 0) {
            endOfLine();
        }
        return fields;
    }

    private String field() throws IOException {
        field.setLength(0);
        if (next == '"') {
            quoted();
            if (next >= 0 && next != ',' && next != '\r' && next != '\n') {
                throw new IllegalArgumentException("text after a closing quote");
            }
            return field.toString();
        }
        while (next >= 0 && next != ',' && next != '\r' && next != '\n') {
            if (next == '"') {
                throw new IllegalArgumentException("a quote inside a field that does not begin with one");
            }
            field.append((char) next);
            advance();
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
            if (next == '\n') {
                line++;
            }
            field.append((char) next);
            advance();
        }
    }

    private void endOfLine() throws IOException {
        if (next == '\r') {
            next = read();
            if (next != '\n') {
                line++;
                return;
            }
        }
        if (next == '\n') {
            line++;
            next = read();
        }
    }

    private void advance() throws IOException {
        if (++recordChars > MAX_RECORD_CHARS) {
            throw new IllegalArgumentException(
                    "longer than " + MAX_RECORD_CHARS + " characters; is a quote not closed?");
        }
        next = read();
    }

    private int read() throws IOException {
        try {
            return in.read();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8 text; save the file with the encoding UTF-8", e);
        }
    }
}
