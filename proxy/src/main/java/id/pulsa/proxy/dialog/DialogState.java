package id.pulsa.proxy.dialog;

import org.jspecify.annotations.Nullable;

/** How far a dialog has come (RFC 3261 §12). */
public enum DialogState {
    /** Made by a provisional response with a To tag. */
    EARLY(0),
    /** Made or confirmed by a 2xx. */
    CONFIRMED(1),
    /** Over: no request belongs to it any more. */
    TERMINATED(2);

    private final int code;

    DialogState(int code) {
        this.code = code;
    }

    /** What stands for it in stored dialogs. */
    int code() {
        return code;
    }

    /** The state with that code; null when there is none. */
    static @Nullable DialogState ofCode(int code) {
        for (DialogState state : values()) {
            if (state.code == code) {
                return state;
            }
        }
        return null;
    }
}
