package id.pulsa.proxy.transaction;

/** The four machines of RFC 3261 §17. */
public enum TransactionKind {
    /** §17.1.1. */
    INVITE_CLIENT("invite_client"),
    /** §17.1.2; CANCEL among them. */
    OTHER_CLIENT("other_client"),
    /** §17.2.1. */
    INVITE_SERVER("invite_server"),
    /** §17.2.2; CANCEL among them. */
    OTHER_SERVER("other_server");

    private final String label;

    TransactionKind(String label) {
        this.label = label;
    }

    /** Its name in metrics. */
    public String label() {
        return label;
    }
}
