package id.pulsa.proxy.b2bua;

import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.transaction.ClientTransaction;
import id.pulsa.proxy.transaction.ClientTransactionListener;
import id.pulsa.proxy.transport.SendFailure;

/** For a request whose outcome changes nothing: a BYE that ends a dialog which no call has, an INFO about the price. */
enum UnwatchedRequest implements ClientTransactionListener {
    INSTANCE;

    @Override
    public void answered(ClientTransaction transaction, SipResponse response) {}

    @Override
    public void timedOut(ClientTransaction transaction) {}

    @Override
    public void transportFailed(ClientTransaction transaction, SendFailure failure) {}
}
