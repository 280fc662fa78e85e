package id.pulsa.proxy.message;

import org.jspecify.annotations.Nullable;

/** A SIP request (RFC 3261 §7.1). */
public final class SipRequest extends SipMessage {
    private final Method method;
    private final String requestUri;
    private @Nullable SipUri parsedUri;
    private @Nullable String stampedVia;

    SipRequest(byte[] data, HeaderIndex index, int bodyStart, int bodyEnd, Method method, String requestUri) {
        super(data, index, bodyStart, bodyEnd);
        this.method = method;
        this.requestUri = requestUri;
    }

    public Method method() {
        return method;
    }

    /** The Request-URI as written. */
    public String requestUri() {
        return requestUri;
    }

    /** The Request-URI taken apart; null when it is no sip, sips or tel URI. */
    public @Nullable SipUri uri() {
        SipUri uri = parsedUri;
        if (uri == null) {
            uri = SipUri.parse(requestUri);
            parsedUri = uri;
        }
        return uri;
    }

    /**
     * Notes where the request came from: responses to it then say so in their top Via
     * (RFC 3261 §18.2.1, RFC 3581 §4).
     *
     * @param address the source's numeric address, IPv6 without brackets
     */
    public void cameFrom(String address, int port) {
        stampedVia = topVia().stamped(address, port);
    }

    /** The top Via as a response carries it. */
    String responseVia() {
        String stamped = stampedVia;
        return stamped != null ? stamped : topVia().toString();
    }
}
