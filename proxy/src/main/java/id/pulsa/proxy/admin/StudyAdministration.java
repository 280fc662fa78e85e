package id.pulsa.proxy.admin;

import org.jspecify.annotations.Nullable;

/**
 * Studies that a running gateway simulates on demand, one after the other, beside its calls. Answers are documents as the
 * API sends them.
 */
public interface StudyAdministration extends AutoCloseable {
    /**
     * Something to be downloaded.
     *
     * @param name of the file
     * @param contentType its media type
     */
    record Download(String name, String contentType, String text) {}

    /**
     * Puts a study into the queue.
     *
     * @param request {@code kind} and options
     * @param key idempotency key: the same one with the same request gives the run that there is
     * @param by who asks
     * @throws AdminException of kind INVALID with the {@code field} that is wrong, UNAVAILABLE when too many wait
     */
    Document start(Document request, String key, String by);

    /** All that are remembered, without their results, the newest first. */
    Document runs();

    /**
     * One with its result, which is null until it is done.
     *
     * @throws AdminException of kind UNKNOWN_RUN when there is none
     */
    Document run(String id);

    /** Cancels a run that waits or runs; forgets one that is over. Throws as {@link #run}. */
    void remove(String id);

    /**
     * The result as JSON, or one of its tables as CSV.
     *
     * @param table whose CSV is wanted; null for all as JSON
     * @throws AdminException of kind RUN_NOT_DONE when there is none, INVALID when it has no such table
     */
    Download result(String id, @Nullable String table);

    /** The report as one HTML page, which needs no network; throws as {@link #result}. */
    Download report(String id);

    /** Breaks off what runs, at once. */
    @Override
    void close();
}
