package id.pulsa.proxy.transport;

/** Why a message was not sent; RFC 3261 §8.1.3.1 has the sender treat each like a 503. */
public enum SendFailure {
    /** The TCP peer answers that nobody listens there, or cannot be reached. */
    CONNECT_FAILED,
    /** The TCP peer did not answer in time. */
    CONNECT_TIMED_OUT,
    /** The flow's TCP connection has ended. */
    CONNECTION_CLOSED,
    /** As many TCP connections as allowed, to this peer or at all. */
    TOO_MANY_CONNECTIONS,
    /** The TCP peer does not read what it is sent, or too much waits for a connection: the bytes that wait are limited. */
    QUEUE_FULL,
    /** No socket listens that could send this: other address family, or a transport not listened on. */
    NO_SOCKET,
    /** The network refused the datagram at once: no route, forbidden, or too large for UDP. */
    DATAGRAM_REFUSED,
    /** The transport is closed. */
    TRANSPORT_CLOSED
}
