package id.pulsa.proxy.transaction;

import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.transport.Flow;

/**
 * The core above one shard's transactions (RFC 3261 §5). Every method is called on the shard's thread. Retransmissions
 * are not seen here.
 */
public interface TransactionUser {
    /**
     * A new INVITE, outside a dialog (no To tag) or inside. 100 goes out by itself when nothing was answered within
     * 200 ms. Set a {@link ServerTransaction#listener listener} to hear of CANCEL.
     */
    void invited(InviteServerTransaction transaction, SipRequest invite);

    /** Any other new request but ACK and CANCEL; to be answered once. */
    void requested(NonInviteServerTransaction transaction, SipRequest request);

    /** An ACK that belongs to a 2xx of ours (or to nothing): match it by its dialog. Each copy is passed up. */
    void acknowledged(SipRequest ack, Flow flow);

    /**
     * A 2xx to INVITE that matches no transaction, since it came later than 64·T1 after the first, or after a restart:
     * acknowledge it, and end the dialog if it is not wanted.
     */
    void strayAnswer(SipResponse answer, Flow flow);

    /** A TCP connection has ended; every shard is told. */
    void connectionClosed(Flow flow);
}
