package id.pulsa.proxy.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamFramerTest {
    private static final int MAX_HEADER = 200;
    private static final int MAX_MESSAGE = 400;

    private final List<String> found = new ArrayList<>();
    private final StreamFramer framer = new StreamFramer(MAX_HEADER, MAX_MESSAGE, new StreamFramer.Output() {
        @Override
        public void message(byte[] message) {
            found.add("<" + new String(message, StandardCharsets.ISO_8859_1) + ">");
        }

        @Override
        public void ping() {
            found.add("ping");
        }

        @Override
        public void unframeable(Unframeable reason, byte[] received) {
            found.add(reason + " after " + received.length);
        }
    });

    private void feed(String text) {
        framer.feed(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
    }

    /** {@code ~} stands for CRLF; each row is tried in one piece and byte by byte. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "S~Content-Length: 3~~abc|[<S~Content-Length: 3~~abc>]",
                "S~content-LENGTH :\t3 ~~abcS~l:0~~|[<S~content-LENGTH :\t3 ~~abc>, <S~l:0~~>]",
                "~S~l:0~~~S~l:1~~x|[<S~l:0~~>, <S~l:1~~x>]",
                "S~Content-Length:~ 2~X: y~~ab|[<S~Content-Length:~ 2~X: y~~ab>]",
                "S~l: 2~Content-Length: 02~~ab|[<S~l: 2~Content-Length: 02~~ab>]",
                "S~L-Other: 9~Content-Length-X: 8~Subject: a~ l: 7~l: 0~~"
                        + "|[<S~L-Other: 9~Content-Length-X: 8~Subject: a~ l: 7~l: 0~~>]",
                "S~Content-Length: 5~~a~~~~|[<S~Content-Length: 5~~a~~>, ping]",
                "S~X: y~~l: 0~~|[CONTENT_LENGTH_MISSING after N]",
                "S~~|[CONTENT_LENGTH_MISSING after N]",
                "S~l:~~|[CONTENT_LENGTH_INVALID after N]",
                "S~l: -1~~|[CONTENT_LENGTH_INVALID after N]",
                "S~l: +1~~|[CONTENT_LENGTH_INVALID after N]",
                "S~l: 1, 1~~|[CONTENT_LENGTH_INVALID after N]",
                "S~l: 1 1~~|[CONTENT_LENGTH_INVALID after N]",
                "S~l: 0x1~~|[CONTENT_LENGTH_INVALID after N]",
                "S~l: 1~Content-Length: 2~~|[CONTENT_LENGTH_CONTRADICTORY after N]",
                "S~l: 393~~|[MESSAGE_TOO_LARGE after N]",
                "S~l: 99999999999999999999999~~|[MESSAGE_TOO_LARGE after N]",
                "S~l: 4294967296~~|[MESSAGE_TOO_LARGE after N]",
            })
    void cutsByContentLength(String stream, String expected) {
        String bytes = stream.replace("~", "\r\n");
        feed(bytes);
        assertEquals(expected, normalised());
        assertFalse(framer.midMessage());

        found.clear();
        StreamFramerTest slow = new StreamFramerTest();
        bytes.chars().forEach(c -> slow.feed(String.valueOf((char) c)));
        assertEquals(expected, slow.normalised());
    }

    private String normalised() {
        return found.toString().replace("\r\n", "~").replaceAll("after \\d+", "after N");
    }

    @Test
    void aDoubleBlankLineIsAPingButASingleIsNot() {
        feed("\r\n");
        assertEquals(List.of(), found);
        feed("\r");
        assertTrue(framer.midMessage());
        feed("\n");
        assertEquals(List.of("ping"), found);
        feed("\r\n".repeat(1_000));
        assertEquals(List.of("ping", "ping"), found, "a flood of keep-alives is answered once a piece");
    }

    @Test
    void theLargestMessagePassesAndOneByteMoreDoesNot() {
        String headers = "S\r\nl: 387\r\n\r\n";
        feed(headers + "b".repeat(MAX_MESSAGE - headers.length()));
        assertEquals(1, framer.messages());
        feed(headers.replace("387", "388"));
        assertEquals("MESSAGE_TOO_LARGE after 13", found.get(1));
    }

    @Test
    void headersThatDoNotEndAreGivenUpAtTheLimit() {
        feed("x".repeat(MAX_HEADER));
        assertEquals(List.of(), found);
        feed("x");
        assertEquals(List.of("HEADERS_TOO_LARGE after 201"), found);
        feed("S\r\nl:0\r\n\r\n");
        assertEquals(1, found.size(), "bytes after the end were looked at");
    }

    @Test
    void anySplittingGivesTheSameMessages() {
        long seed = 4_711;
        System.out.println("random splits, seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            StringBuilder stream = new StringBuilder();
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String body = "\r\nl:1\r\n\r\n".repeat(random.nextInt(20));
                String message = "S" + i + "\r\nl: " + body.length() + "\r\n\r\n" + body;
                expected.add("<" + message + ">");
                stream.append(message).append(random.nextBoolean() ? "\r\n" : "");
            }
            StreamFramerTest split = new StreamFramerTest();
            for (int at = 0; at < stream.length(); ) {
                int to = Math.min(stream.length(), at + 1 + random.nextInt(1 + random.nextInt(500)));
                split.feed(stream.substring(at, to));
                at = to;
            }
            assertEquals(expected, split.found);
        }
    }
}
