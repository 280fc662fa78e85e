package id.pulsa.charging.backup;

import java.io.IOException;

/** A backup that cannot be made, or not be trusted. The message is one line for the administrator. */
public final class BackupException extends IOException {
    private static final long serialVersionUID = 1L;

    public BackupException(String message) {
        super(message);
    }

    public BackupException(String message, Throwable cause) {
        super(message, cause);
    }
}
