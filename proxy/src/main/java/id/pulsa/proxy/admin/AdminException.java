package id.pulsa.proxy.admin;

import org.jspecify.annotations.Nullable;

/** An operation that was not done. The message is one line for the administrator. */
public final class AdminException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of failure; its name in lower case with hyphens is the problem document's {@code code} (RFC 9457). */
    public enum Kind {
        INVALID(400),
        UNAUTHORISED(401),
        /** Who asks may not. */
        FORBIDDEN(403),
        /** Who has logged in must choose a new password first. */
        PASSWORD_EXPIRED(403),
        UNKNOWN_STAFF(404),
        UNKNOWN_TOKEN(404),
        UNKNOWN_SUBSCRIBER(404),
        UNKNOWN_ACCOUNT(404),
        UNKNOWN_BUNDLE(404),
        UNKNOWN_BATCH(404),
        UNKNOWN_CELL(404),
        UNKNOWN_CALL(404),
        UNKNOWN_RECORD(404),
        /** The record may be there, but nothing is kept any more of what the call was. */
        UNKNOWN_TRACE(404),
        UNKNOWN_RUN(404),
        /** No such version of the tariffs is kept. */
        UNKNOWN_VERSION(404),
        UNKNOWN_PATH(404),
        METHOD_NOT_ALLOWED(405),
        EXISTS(409),
        CALLS_RUNNING(409),
        IDEMPOTENCY_KEY_REUSED(409),
        BALANCE_LIMIT(409),
        FULL(409),
        /** A study that has no result yet, or will never have one. */
        RUN_NOT_DONE(409),
        /** The directory of the configuration files lets nobody write. */
        CONFIG_NOT_WRITABLE(409),
        /** What is to be changed is not what the request takes it for (RFC 9110 section 15.5.13). */
        PRECONDITION_FAILED(412),
        TOO_LARGE(413),
        /** The configuration files hold mistakes; the details name them. */
        CONFIG_INVALID(422),
        /** The request must say what it takes for granted (RFC 6585 section 3). */
        PRECONDITION_REQUIRED(428),
        TOO_MANY_REQUESTS(429),
        INTERNAL(500),
        /** It may work later: too much going on, the ledger cannot be written, the gateway does not answer. */
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }

        /** {@code "unknown-subscriber"}. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        /** The kind of that code; {@link #INTERNAL} when there is none. */
        public static Kind ofCode(String code) {
            for (Kind kind : values()) {
                if (kind.code().equals(code)) {
                    return kind;
                }
            }
            return INTERNAL;
        }
    }

    private final Kind kind;
    private final transient @Nullable Document details;

    public AdminException(Kind kind, String message) {
        super(message);
        this.kind = kind;
        this.details = null;
    }

    public AdminException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.details = null;
    }

    /** @param details further members of the problem document (RFC 9457 section 3.2) */
    public AdminException(Kind kind, String message, Document details) {
        super(message);
        this.kind = kind;
        this.details = details;
    }

    public Kind kind() {
        return kind;
    }

    /** Further members of the problem document; empty when there are none. */
    public Document details() {
        return details == null ? new Document() : details;
    }
}
