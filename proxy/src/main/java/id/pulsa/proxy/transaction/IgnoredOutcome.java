package id.pulsa.proxy.transaction;

import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.transport.SendFailure;

/** For requests whose outcome changes nothing, such as CANCEL: the INVITE's outcome counts. */
final class IgnoredOutcome implements ClientTransactionListener {
    static final IgnoredOutcome INSTANCE = new IgnoredOutcome();

    private IgnoredOutcome() {}

    @Override
    public void answered(ClientTransaction transaction, SipResponse response) {}

    @Override
    public void timedOut(ClientTransaction transaction) {}

    @Override
    public void transportFailed(ClientTransaction transaction, SendFailure failure) {}
}
