package id.pulsa.proxy.admin;

import id.pulsa.charging.yaml.Finding;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The tariffs of a running gateway. */
public interface TariffControl {
    /** What is in force now. */
    TariffsInForce inForce();

    /** What is wrong, or may be, in the files as they are now; blocks while they are read. */
    List<Finding> check();

    /** Reads the files again, after whatever reload runs already; completes on another thread. */
    CompletableFuture<ReloadResult> reload();
}
