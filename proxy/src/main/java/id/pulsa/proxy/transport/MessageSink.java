package id.pulsa.proxy.transport;

/**
 * What the transport reports to the layer above. Every method is called on the thread of the given shard and must not
 * block; what it throws is logged and ends that message only.
 */
public interface MessageSink {
    /**
     * One message arrived whole: over TCP exactly as long as its Content-Length says, over UDP the datagram.
     *
     * @param shard where it arrived, which need not be its call's shard
     * @param flow where it came from, and where a response goes
     * @param buffer the message from index 0; the receiver's own to keep
     * @param length of the message in bytes, at least 1
     */
    void received(Shard shard, Flow flow, byte[] buffer, int length);

    /**
     * Bytes arrived that are no message. What is sent over {@code flow} during this call still goes out (a 400 or 513
     * response); a TCP connection is closed after that.
     *
     * @param buffer what there is of it, from index 0, usually with all headers; the receiver's own to keep
     * @param length in bytes; may be 0
     */
    void unframeable(Shard shard, Flow flow, Unframeable reason, byte[] buffer, int length);

    /** A TCP connection has ended, whoever ended it; called once for each connection that was established. */
    void connectionClosed(Shard shard, Flow flow);
}
