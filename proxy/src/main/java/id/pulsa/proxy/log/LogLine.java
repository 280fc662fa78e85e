package id.pulsa.proxy.log;

import org.jspecify.annotations.Nullable;

/**
 * One line of the log.
 *
 * @param number counted from 1, without gaps
 * @param wallMillis when it was written
 * @param logger name of the class that wrote it
 * @param message in one line or several, without secrets
 * @param thrown the exception with where it came from; null when there was none
 * @param call the call that it is about; null when it is about none, or none in particular
 */
public record LogLine(
        long number,
        long wallMillis,
        LogLevel level,
        String logger,
        String thread,
        String message,
        @Nullable String thrown,
        @Nullable String call) {}
