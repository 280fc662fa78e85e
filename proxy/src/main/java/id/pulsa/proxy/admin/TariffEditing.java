package id.pulsa.proxy.admin;

import org.jspecify.annotations.Nullable;

/**
 * The texts of the tariffs of a running gateway: reading, checking, putting into force, and going back. Answers are
 * documents as the API sends them. Every method blocks until the answer is known and throws {@link AdminException} when
 * there is none.
 */
public interface TariffEditing {
    /** The files as they are on the disk; {@code digest} stands for all of them. */
    Document text();

    /** What is wrong with a draft; if nothing is, what it changes of the tariffs in force. Changes nothing itself. */
    Document check(TariffDraft draft);

    /**
     * Writes a draft and puts it into force, or leaves everything as it was. What was there is kept.
     *
     * @param condition header If-Match (RFC 9110 section 13.1.1); null for none
     * @param who keeps the name of whoever does it
     * @throws AdminException of kind PRECONDITION_REQUIRED without condition, PRECONDITION_FAILED when the files are not
     *     what it says, CONFIG_INVALID when the draft holds mistakes, CONFIG_NOT_WRITABLE when it cannot be written
     */
    Document apply(TariffDraft draft, @Nullable String condition, String who);

    /** What was in force before, newest first, without texts. */
    Document history();

    /**
     * One of these, with its texts.
     *
     * @throws AdminException of kind UNKNOWN_VERSION when it is not kept (any more)
     */
    Document version(long number);

    /**
     * Puts it into force again, like {@link #apply}.
     *
     * @param comment why; null for none
     */
    Document restore(long number, @Nullable String condition, String who, @Nullable String comment);
}
