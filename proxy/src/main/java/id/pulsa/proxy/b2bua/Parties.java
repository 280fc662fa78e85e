package id.pulsa.proxy.b2bua;

import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipUri;
import id.pulsa.proxy.transaction.TransactionLayer;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.TransportKind;

/**
 * Who calls whom, as the callee's side reads it in From and To: in our own realm, whatever the caller wrote.
 *
 * @param caller From without tag
 * @param called To without tag
 */
record Parties(String caller, String called) {
    /**
     * @param display as written in the caller's From, quotes included; empty for none
     * @param caller the caller's number
     * @param called the called number
     */
    static Parties of(String realm, String display, String caller, String called) {
        String from = address(realm, caller);
        return new Parties(display.isEmpty() ? from : display + " " + from, address(realm, called));
    }

    /** A number's address in our realm, as it stands in From and To. */
    static String address(String realm, String number) {
        return "<sip:" + SipUri.escapeUser(number) + "@" + realm + ">";
    }

    /** The parties of a request; the display name that the administrator gave counts before the sender's own. */
    static Parties of(String realm, SipRequest request, Arrival arrival) {
        Subscriber sender = arrival.subscriber();
        String name = sender == null ? null : sender.displayName();
        String display =
                name == null ? request.from().display() : '"' + name.replaceAll("[\"\\\\\\p{Cntrl}]", " ") + '"';
        return of(realm, display, arrival.sender(), arrival.called());
    }

    /** Value of our Contact towards that peer. */
    static String contact(TransactionLayer layer, Flow flow) {
        String hostPort = layer.contactHostPort(flow);
        return flow.kind() == TransportKind.UDP ? "<sip:" + hostPort + ">" : "<sip:" + hostPort + ";transport=tcp>";
    }
}
