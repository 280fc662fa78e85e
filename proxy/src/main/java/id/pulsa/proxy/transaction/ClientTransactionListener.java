package id.pulsa.proxy.transaction;

import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.transport.SendFailure;

/**
 * What becomes of a request of ours; on the shard's thread, never inside the call that sent it. Exactly one of
 * {@link #answered}, {@link #timedOut} and {@link #transportFailed} is called, once.
 */
public interface ClientTransactionListener {
    /** A response from 100 to 199; may come any number of times before the outcome. */
    default void provisional(ClientTransaction transaction, SipResponse response) {}

    /**
     * The final response. To an INVITE's 2xx the ACK is the user's to send (RFC 3261 §13.2.2.4); other final responses
     * to INVITE are acknowledged already.
     */
    void answered(ClientTransaction transaction, SipResponse response);

    /**
     * A further 2xx to an INVITE after {@link #answered} with a 2xx: the same again (same To tag), which wants the same
     * ACK again, or another fork's, which wants an ACK and a BYE.
     */
    default void answeredAgain(ClientTransaction transaction, SipResponse response) {}

    /** No final response in time (Timer B, Timer F, or 64·T1 after CANCEL): to be taken as 408. */
    void timedOut(ClientTransaction transaction);

    /** The request could not be sent: to be taken as 503 (RFC 3261 §8.1.3.1). */
    void transportFailed(ClientTransaction transaction, SendFailure failure);
}
