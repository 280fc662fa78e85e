package id.pulsa.proxy.transport;

/** Told when a message could not be sent; success is not reported, and over UDP loss is not noticed. */
@FunctionalInterface
public interface SendFailureListener {
    /** Called at most once for a message, on the thread of the shard that sent it, never inside the call of send. */
    void sendFailed(Shard shard, Flow flow, SendFailure failure);
}
