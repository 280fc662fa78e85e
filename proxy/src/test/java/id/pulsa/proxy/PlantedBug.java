package id.pulsa.proxy;

import id.pulsa.charging.ledger.LedgerStore;
import id.pulsa.proxy.transport.SipTransport;

/** A bug that a test puts between a gateway and what it is made of. */
interface PlantedBug {
    /** Everything is as it should be. */
    PlantedBug NONE = new PlantedBug() {};

    default LedgerStore store(LedgerStore sound) {
        return sound;
    }

    default SipTransport transport(SipTransport sound) {
        return sound;
    }

    /** A process has begun to run. */
    default void started(GatewayCore core) {}
}
