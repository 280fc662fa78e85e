package id.pulsa.proxy.cli;

/** The gateway cannot start; the message is one line for the administrator. */
public final class GatewayStartException extends Exception {
    private static final long serialVersionUID = 1L;

    public GatewayStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
