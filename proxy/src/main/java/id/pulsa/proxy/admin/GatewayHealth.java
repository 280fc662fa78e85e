package id.pulsa.proxy.admin;

import org.jspecify.annotations.Nullable;

/** What the gateway says about itself. Called from the control API's threads; must not block for long. */
public interface GatewayHealth {
    /** Null when new calls are taken, else why not, in a few words. */
    @Nullable String notReadyReason();

    /** Writes what is measured now: calls, transactions, the ledger's queue and the terms of its invariant. */
    void measure(MetricsText metrics);
}
