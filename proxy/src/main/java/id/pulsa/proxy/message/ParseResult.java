package id.pulsa.proxy.message;

import org.jspecify.annotations.Nullable;

/** What the parser made of some bytes. Bad input is a value here, never an exception. */
public sealed interface ParseResult {
    /** A message that may be worked with: its mandatory headers are there, once, and well-formed. */
    record Parsed(SipMessage message) implements ParseResult {}

    /**
     * Something else.
     *
     * @param status what a request is to be answered with: 400, 413, 505, 513…
     * @param detail for the reason phrase or the log: printable, short
     * @param request the request as far as it could be read, when it has Via, From, To, Call-ID and CSeq enough to
     *     answer it; else null: drop it
     */
    record Malformed(int status, String detail, @Nullable SipRequest request) implements ParseResult {}
}
