package id.pulsa.proxy.transport;

/** Why received bytes are not handed up as a message. */
public enum Unframeable {
    /** A datagram, or a header block plus announced body, larger than the message limit; to be answered 513. */
    MESSAGE_TOO_LARGE,
    /** A TCP peer sent more than the header limit without an empty line. */
    HEADERS_TOO_LARGE,
    /** No Content-Length, which a stream needs (RFC 3261 §18.3). */
    CONTENT_LENGTH_MISSING,
    /** A Content-Length that is no number from 0 up. */
    CONTENT_LENGTH_INVALID,
    /** Several Content-Length headers that disagree. */
    CONTENT_LENGTH_CONTRADICTORY,
    /** A TCP peer took longer than allowed to send one message whole. */
    MESSAGE_TOO_SLOW
}
