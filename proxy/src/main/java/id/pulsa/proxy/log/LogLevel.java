package id.pulsa.proxy.log;

import java.util.Locale;
import org.apache.logging.log4j.Level;

/** How much a line matters; the most first. */
public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE;

    static LogLevel of(Level level) {
        if (level.isMoreSpecificThan(Level.ERROR)) {
            return ERROR;
        }
        if (level.isMoreSpecificThan(Level.WARN)) {
            return WARN;
        }
        if (level.isMoreSpecificThan(Level.INFO)) {
            return INFO;
        }
        return level.isMoreSpecificThan(Level.DEBUG) ? DEBUG : TRACE;
    }

    /** In small letters, for metrics and documents. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
