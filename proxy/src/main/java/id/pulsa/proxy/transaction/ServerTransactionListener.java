package id.pulsa.proxy.transaction;

import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.transport.SendFailure;

/** What happens to a server transaction after its request was handed up; on the shard's thread. */
public interface ServerTransactionListener {
    /** Hears nothing. */
    ServerTransactionListener NONE = new ServerTransactionListener() {};

    /**
     * A CANCEL for this INVITE, which has no final response yet; 200 to the CANCEL is sent already. Answer the INVITE
     * with 487 (RFC 3261 §9.2). Called at most once.
     */
    default void cancelled(InviteServerTransaction transaction, SipRequest cancel) {}

    /** ACK came for a final response other than 2xx: the client has heard it. */
    default void acknowledged(InviteServerTransaction transaction) {}

    /** No ACK came for a final response other than 2xx within 64·T1 (Timer H); the transaction has ended. */
    default void unacknowledged(InviteServerTransaction transaction) {}

    /** A response could not be sent, also not over a new connection; the transaction has ended (RFC 3261 §17.2.4). */
    default void transportFailed(ServerTransaction transaction, SendFailure failure) {}
}
