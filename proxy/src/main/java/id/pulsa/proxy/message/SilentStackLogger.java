package id.pulsa.proxy.message;

import gov.nist.core.StackLogger;
import java.util.Properties;

/**
 * Says nothing: JAIN-SIP's parsers log what strangers send them, through log4j 1.x unless they are given a logger. What
 * is wrong with a header is our own caller's to report.
 */
final class SilentStackLogger implements StackLogger {
    @Override
    public void logStackTrace() {}

    @Override
    public void logStackTrace(int traceLevel) {}

    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public void logException(Throwable failure) {}

    @Override
    public void logDebug(String message) {}

    @Override
    public void logDebug(String message, Exception failure) {}

    @Override
    public void logTrace(String message) {}

    @Override
    public void logFatalError(String message) {}

    @Override
    public void logError(String message) {}

    @Override
    public void logError(String message, Exception failure) {}

    @Override
    public void logWarning(String message) {}

    @Override
    public void logInfo(String message) {}

    @Override
    public boolean isLoggingEnabled() {
        return false;
    }

    @Override
    public boolean isLoggingEnabled(int logLevel) {
        return false;
    }

    @Override
    public void disableLogging() {}

    @Override
    public void enableLogging() {}

    @Override
    public void setBuildTimeStamp(String buildTimeStamp) {}

    @Override
    public void setStackProperties(Properties properties) {}

    @Override
    public String getLoggerName() {
        return "silent";
    }
}
