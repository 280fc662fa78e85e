package id.pulsa.proxy.transaction;

import id.pulsa.proxy.message.HostPort;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.Via;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a server transaction (RFC 3261 §17.2.3): branch, sent-by and method, where an ACK belongs to the
 * INVITE. A request of RFC 2543 has no such branch: there Call-ID, From tag, CSeq, Request-URI and top Via take its
 * place.
 */
final class TransactionKey {
    private final String branch;
    private final String host;
    private final int port;
    private final Method method;
    private final boolean legacy;

    private TransactionKey(String branch, HostPort sentBy, Method method, boolean legacy) {
        this.legacy = legacy;
        this.branch = branch;
        this.host = sentBy.host();
        this.port = sentBy.port();
        this.method = method;
    }

    /** Key of the transaction that {@code request} opens or repeats; an ACK's is its INVITE's. */
    static TransactionKey of(SipRequest request) {
        Method method = request.method();
        return of(request, method.equals(Method.ACK) ? Method.INVITE : method);
    }

    /** Key of the transaction that a CANCEL is about (§9.2); RFC 3261 lets INVITE alone be cancelled. */
    static TransactionKey cancelledBy(SipRequest cancel) {
        return of(cancel, Method.INVITE);
    }

    private static TransactionKey of(SipRequest request, Method method) {
        Via via = request.topVia();
        String branch = via.branch();
        if (branch == null || !branch.startsWith(Via.MAGIC_COOKIE) || branch.length() == Via.MAGIC_COOKIE.length()) {
            return new TransactionKey(legacy(request, via), via.sentBy(), method, true);
        }
        return new TransactionKey(branch, via.sentBy(), method, false);
    }

    /** Whether this is a request of RFC 2543, whose ACK must have the response's To tag too (§17.2.3). */
    boolean isLegacy() {
        return legacy;
    }

    private static String legacy(SipRequest request, Via via) {
        return request.callId()
                + '\n'
                + request.from().tag()
                + '\n'
                + request.cseq().number()
                + '\n'
                + request.requestUri()
                + '\n'
                + via;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TransactionKey key
                && key.port == port
                && key.branch.equals(branch)
                && key.method.equals(method)
                && key.host.equalsIgnoreCase(host);
    }

    @Override
    public int hashCode() {
        return branch.hashCode() * 31 + method.name().hashCode();
    }
}
