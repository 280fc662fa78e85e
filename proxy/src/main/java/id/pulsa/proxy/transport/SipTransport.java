package id.pulsa.proxy.transport;

import java.net.InetSocketAddress;
import java.util.List;

/** All sockets of the gateway, and the shards that serve them. */
public interface SipTransport extends AutoCloseable {
    /** How many shards there are, at least 1. */
    int shardCount();

    /** The shard of that index, for handing a message over to another call's thread. */
    Shard shard(int index);

    /**
     * Opens every address, or none: messages may arrive before this returns.
     *
     * @param sink told of everything that arrives
     * @throws BindFailedException when one cannot be opened; the others are closed again
     * @throws IllegalStateException when started before
     */
    void start(List<ListenAddress> addresses, MessageSink sink) throws BindFailedException;

    /** What is listened on, in the order given, with the ports that the system chose. */
    List<ListenAddress> listening();

    /**
     * The flow for a request of ours. UDP leaves from the first listening socket of the peer's address family, so that
     * answers find it; TCP goes over a connection that each shard opens when first needed and then shares.
     *
     * @param remote an IP address and a port; never a name
     */
    Flow flowTo(TransportKind kind, InetSocketAddress remote);

    /**
     * The address to write into Via and Contact of what is sent over {@code flow}: its listening address, where a
     * wildcard is replaced by the local address that the system's routes choose towards the peer. For a TCP connection
     * that we opened it is the listening address too, since nobody listens on the connection's own port.
     */
    InetSocketAddress contactAddress(Flow flow);

    /**
     * Sends one message. From the thread of {@code shard}; the bytes are copied before this returns. Messages over one
     * flow from one shard leave in order.
     *
     * @param shard the sender's
     * @param buffer holds the message from {@code offset} on, {@code length} bytes
     */
    void send(Shard shard, Flow flow, byte[] buffer, int offset, int length, SendFailureListener onFailure);

    /** Closes every socket and ends every shard's thread; waits until they have ended. Not to be called on a shard. */
    @Override
    void close();
}
