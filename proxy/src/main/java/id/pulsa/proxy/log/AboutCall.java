package id.pulsa.proxy.log;

import org.apache.logging.log4j.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * Says which call log lines are about, in a field of its own, so that programs need not look for it in the text. Done where
 * something is logged, not around every event: what goes well costs nothing.
 */
public final class AboutCall {
    /** Name of the field in the thread's context. */
    static final String FIELD = "call";

    private AboutCall() {}

    /** Whatever {@code lines} logs on this thread is about that call. */
    public static void log(String callId, Runnable lines) {
        String before = put(callId);
        try {
            lines.run();
        } finally {
            put(before);
        }
    }

    private static @Nullable String put(@Nullable String callId) {
        String before = ThreadContext.get(FIELD);
        if (callId == null) {
            ThreadContext.remove(FIELD);
        } else {
            ThreadContext.put(FIELD, callId);
        }
        return before;
    }
}
