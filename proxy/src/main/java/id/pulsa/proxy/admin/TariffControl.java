package id.pulsa.proxy.admin;

import java.util.concurrent.CompletableFuture;

/** The tariffs of a running gateway. */
public interface TariffControl {
    /** What is in force now. */
    TariffsInForce inForce();

    /** Reads the files again, after whatever reload runs already; completes on another thread. */
    CompletableFuture<ReloadResult> reload();
}
