package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.LiveCallSnapshot;
import id.pulsa.proxy.admin.LiveCallsControl;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The running calls where no gateway runs. */
final class NoCalls implements LiveCallsControl {
    @Override
    public CompletableFuture<List<LiveCallSnapshot>> calls(int most) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletableFuture<Boolean> hangUp(String callId) {
        return CompletableFuture.completedFuture(false);
    }
}
