package id.pulsa.proxy.broadcast;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Who can be told of prices, and how. Asked on one thread, which may take its time. */
public interface Audience {
    /** Whether there may be anybody who wants to be told; cheap. */
    boolean isThere();

    /** The numbers of all who can be reached now. */
    List<String> reachable();

    /** The cell that a number is in; null when it is in none, or does not want to be told. */
    @Nullable String cellOf(String number);

    /**
     * Tells one of them.
     *
     * @return completed on any thread with whether it was taken
     */
    CompletableFuture<Boolean> tell(String number, String cell, int ratioThousandths);
}
