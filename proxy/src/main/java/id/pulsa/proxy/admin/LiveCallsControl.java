package id.pulsa.proxy.admin;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The calls that run now. Called from the control API's threads; answers come from the shards. */
public interface LiveCallsControl {
    /**
     * What running calls look like now, oldest first.
     *
     * @param most the oldest of all, so many
     */
    CompletableFuture<List<LiveCallSnapshot>> calls(int most);

    /**
     * Hangs up both legs and settles.
     *
     * @return true when there was such a call; completed once its end is under way
     */
    CompletableFuture<Boolean> hangUp(String callId);
}
