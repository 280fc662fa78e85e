package id.pulsa.proxy.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the gateway says about itself. Called from the control API's threads; must not block for long. */
public interface GatewayHealth {
    /** Null when new calls are taken, else why not, in a few words. */
    @Nullable String notReadyReason();

    /** What is off now, a sentence each, although calls may be taken; empty when all is as it should be. */
    List<String> alarms();

    /** Writes what is measured now: calls, transactions, the ledger's queue and the terms of its invariant. */
    void measure(MetricsText metrics);
}
