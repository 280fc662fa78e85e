package id.pulsa.proxy.access;

/** Somebody's log-in from one browser. Not thread-safe; {@link Sessions} guards it. */
public final class Session {
    private final Principal.Kind kind;
    private final String name;
    private final String csrfToken;
    private final long beganNanos;
    private String proof;
    private boolean passwordExpired;
    private long usedNanos;

    Session(Principal.Kind kind, String name, String csrfToken, String proof, boolean passwordExpired, long nowNanos) {
        this.kind = kind;
        this.name = name;
        this.csrfToken = csrfToken;
        this.proof = proof;
        this.passwordExpired = passwordExpired;
        this.beganNanos = nowNanos;
        this.usedNanos = nowNanos;
    }

    /** What somebody is. */
    public Principal.Kind kind() {
        return kind;
    }

    /** Whose it is. */
    public String name() {
        return name;
    }

    /** What each change must bring along, beside the cookie that a browser sends by itself. */
    public String csrfToken() {
        return csrfToken;
    }

    boolean passwordExpired() {
        return passwordExpired;
    }

    /** Hash of the password that it began with: another password ends it. */
    String proof() {
        return proof;
    }

    void passwordChanged(String newProof) {
        proof = newProof;
        passwordExpired = false;
    }

    long beganNanos() {
        return beganNanos;
    }

    long usedNanos() {
        return usedNanos;
    }

    void used(long nowNanos) {
        usedNanos = nowNanos;
    }

    @Override
    public String toString() {
        return "Session[" + kind + " " + name + "]";
    }
}
