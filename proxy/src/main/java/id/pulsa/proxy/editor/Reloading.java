package id.pulsa.proxy.editor;

import id.pulsa.proxy.admin.ReloadResult;
import id.pulsa.proxy.admin.TariffsInForce;
import java.util.concurrent.CompletableFuture;

/** Tariffs that are read from files again while calls go on. */
public interface Reloading {
    /** What is in force now. */
    TariffsInForce inForce();

    /** {@linkplain id.pulsa.proxy.config.FileDigest Digest} of the files that this was read from. */
    String digest();

    /**
     * Changes files and reads them again, with no other reload between; undoes the change when they are not accepted.
     * Completes on another thread, with the change's own exception when it could not be made.
     */
    CompletableFuture<ReloadResult> reload(FileChange change);
}
