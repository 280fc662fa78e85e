package id.pulsa.proxy.message;

/** A SIP response (RFC 3261 §7.2). */
public final class SipResponse extends SipMessage {
    private final int status;
    private final String reasonPhrase;

    SipResponse(byte[] data, HeaderIndex index, int bodyStart, int bodyEnd, int status, String reasonPhrase) {
        super(data, index, bodyStart, bodyEnd);
        this.status = status;
        this.reasonPhrase = reasonPhrase;
    }

    /** 100 to 699. */
    public int status() {
        return status;
    }

    public String reasonPhrase() {
        return reasonPhrase;
    }

    public boolean isProvisional() {
        return status < 200;
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
