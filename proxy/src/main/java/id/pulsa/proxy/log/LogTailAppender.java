package id.pulsa.proxy.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.jspecify.annotations.Nullable;

/** Puts the log's events into the tail, on the thread that writes the log. */
final class LogTailAppender extends AbstractAppender {
    static final String NAME = "pulsa-log-tail";

    private final LogTail tail;

    LogTailAppender(LogTail tail) {
        super(NAME, null, null, true, Property.EMPTY_ARRAY);
        this.tail = tail;
    }

    @Override
    public void append(LogEvent event) {
        tail.add(
                event.getInstant().getEpochMillisecond(),
                LogLevel.of(event.getLevel()),
                Objects.requireNonNullElse(event.getLoggerName(), ""),
                Objects.requireNonNullElse(event.getThreadName(), ""),
                Objects.requireNonNullElse(event.getMessage().getFormattedMessage(), ""),
                trace(event.getThrown()),
                event.getContextData().getValue(AboutCall.FIELD));
    }

    private static @Nullable String trace(@Nullable Throwable thrown) {
        if (thrown == null) {
            return null;
        }
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString().stripTrailing();
    }
}
