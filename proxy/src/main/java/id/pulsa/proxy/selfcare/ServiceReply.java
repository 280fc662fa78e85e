package id.pulsa.proxy.selfcare;

import java.util.concurrent.CompletableFuture;

/** What becomes of a {@link ServiceRequest}. */
public sealed interface ServiceReply {
    /** The answer is known. */
    record Told(ServiceAnswer answer) implements ServiceReply {}

    /**
     * The answer takes a commit.
     *
     * @param answer completes on another thread, never exceptionally
     */
    record Later(CompletableFuture<ServiceAnswer> answer) implements ServiceReply {}

    /**
     * The subscriber may not ask this.
     *
     * @param reason one sentence for whoever reads the trace
     */
    record Refused(String reason) implements ServiceReply {}
}
