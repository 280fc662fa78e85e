package id.pulsa.proxy.transport;

/** An address could not be listened on; the message says which, and why, in one line for the administrator. */
public final class BindFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What stood in the way. */
    public enum Reason {
        IN_USE("another program listens there"),
        NO_PERMISSION("not permitted (ports below 1024 need a privilege)"),
        NO_SUCH_ADDRESS("this machine has no such address"),
        OTHER("refused by the system");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    private final transient ListenAddress address;
    private final Reason reason;

    BindFailedException(ListenAddress address, Reason reason, Throwable cause) {
        super("cannot listen on " + address + ": " + reason.words + detail(reason, cause), cause);
        this.address = address;
        this.reason = reason;
    }

    private static String detail(Reason reason, Throwable cause) {
        return reason == Reason.OTHER ? " (" + cause.getMessage() + ")" : "";
    }

    /** The address that could not be opened. */
    public ListenAddress address() {
        return address;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
