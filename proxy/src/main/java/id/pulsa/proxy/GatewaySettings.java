package id.pulsa.proxy;

import id.pulsa.charging.ledger.LedgerOptions;
import id.pulsa.charging.ledger.TopUpValidity;
import id.pulsa.charging.session.ChargingRules;
import id.pulsa.charging.session.StoreOptions;
import id.pulsa.proxy.auth.DigestSettings;
import id.pulsa.proxy.b2bua.CallRules;
import id.pulsa.proxy.b2bua.StopPlan;
import id.pulsa.proxy.broadcast.PriceBroadcast;
import id.pulsa.proxy.config.GatewayConfig;
import id.pulsa.proxy.config.RestartCalls;
import id.pulsa.proxy.config.StopCalls;
import id.pulsa.proxy.message.MessageLimits;
import id.pulsa.proxy.registrar.RegistrarSettings;
import id.pulsa.proxy.selfcare.ServiceNumbers;
import id.pulsa.proxy.trace.TraceOptions;
import id.pulsa.proxy.transaction.SipTimers;
import id.pulsa.proxy.transport.SocketLibrary;
import id.pulsa.proxy.transport.TransportLimits;
import id.pulsa.proxy.transport.TransportSettings;
import java.time.Duration;

/** What the configuration means to each layer, in the layer's own terms. */
final class GatewaySettings {
    /** How long a stop waits for phones to answer our BYE. */
    private static final long STOP_GRACE_MILLIS = 2_000;

    private static final int PENDING_REQUESTS_PER_CALL = 8;

    /** Every caller of the nonce's lifetime at a few hundred calls per second. */
    private static final int REMEMBERED_NONCES = 1 << 18;

    private static final int MOST_BROADCASTS_IN_FLIGHT = 1_000;

    private static final Duration DEFAULT_EXPIRES = Duration.ofHours(1);

    private GatewaySettings() {}

    static StoreOptions store(GatewayConfig config) {
        LedgerOptions defaults = LedgerOptions.DEFAULT;
        return new StoreOptions(
                Math.max(config.store().maxSubscribers(), config.store().maxAccounts()),
                config.registrar().maxContacts(),
                new LedgerOptions(
                        config.store().groupCommit(),
                        defaults.queueCapacity(),
                        defaults.batchSize(),
                        defaults.retryPause()),
                TopUpValidity.of(config.accounts().topUpValidity()));
    }

    static ChargingRules charging(GatewayConfig config) {
        return new ChargingRules(
                config.maxCallsPerSubscriber(),
                config.accounts().maxCalls(),
                config.accounts().grace());
    }

    /** Whether answered calls go on after a restart. */
    static boolean carriesCallsOn(GatewayConfig config) {
        return config.restartCalls() == RestartCalls.CARRY_ON;
    }

    /** How the gateway stops. */
    static StopPlan stop(GatewayConfig config) {
        return new StopPlan(
                config.stop().drain().toMillis(), config.stop().calls() == StopCalls.KEEP, STOP_GRACE_MILLIS);
    }

    static TransportSettings transport(GatewayConfig config, GatewayAddresses addresses) {
        int configured = config.sip().shards();
        TransportSettings defaults = TransportSettings.defaults();
        TransportLimits limits = TransportLimits.DEFAULT;
        return new TransportSettings(
                configured == 0 ? defaults.shards() : configured,
                SocketLibrary.best(),
                defaults.socketBufferBytes(),
                addresses.advertised(),
                new TransportLimits(
                        config.limits().messageBytes(),
                        Math.min(limits.maxHeaderBytes(), config.limits().messageBytes()),
                        config.limits().tcpConnections(),
                        limits.maxConnectionsPerRemote(),
                        limits.maxQueuedBytes(),
                        config.limits().tcpIdle(),
                        limits.wholeMessage(),
                        limits.connect()));
    }

    static MessageLimits message(GatewayConfig config) {
        return new MessageLimits(
                config.limits().messageBytes(),
                config.limits().headers(),
                config.limits().headerBytes());
    }

    static SipTimers timers(GatewayConfig config) {
        return new SipTimers(
                config.sip().t1().toMillis(),
                config.sip().t2().toMillis(),
                config.sip().t4().toMillis());
    }

    static DigestSettings digest(GatewayConfig config, GatewayAddresses addresses) {
        DigestSettings usual = DigestSettings.of(config.sip().realm(), addresses.ownHosts());
        return new DigestSettings(
                usual.realm(),
                usual.ownHosts(),
                usual.algorithms(),
                usual.md5OnlyAgents(),
                config.auth().nonceLifetime(),
                REMEMBERED_NONCES,
                usual.failureLimit(),
                usual.failureWindow(),
                usual.rememberedFailures());
    }

    static RegistrarSettings registrar(GatewayConfig config) {
        RegistrarSettings usual = RegistrarSettings.DEFAULT;
        int max = seconds(config.registrar().maxExpires());
        // RFC 3261 §10.3: an expiry of an hour or more may not be refused.
        int min = Math.min(3_600, seconds(config.registrar().minExpires()));
        return new RegistrarSettings(
                min,
                Math.max(min, Math.min(seconds(DEFAULT_EXPIRES), max)),
                max,
                config.registrar().maxContacts(),
                usual.maxContactLength(),
                usual.maxWaiting());
    }

    /**
     * @param shards how many share the calls
     * @param strict whether a fault inside a call is thrown on: for tests
     */
    static CallRules calls(GatewayConfig config, int shards, boolean strict) {
        return new CallRules(
                config.calls().ringTimeout().toMillis(),
                config.calls().maxDuration().toMillis(),
                Math.max(1, config.limits().liveCalls() / shards),
                Math.max(1, config.limits().liveMessages() / shards),
                PENDING_REQUESTS_PER_CALL,
                strict);
    }

    static TraceOptions trace(GatewayConfig config) {
        return new TraceOptions(config.trace().memoryBytes(), config.trace().hep());
    }

    /** Broadcasts leave most of the room for messages to others. */
    static PriceBroadcast.Limits broadcasts(GatewayConfig config) {
        return new PriceBroadcast.Limits(
                config.limits().broadcastsPerSecond(),
                Math.max(1, Math.min(MOST_BROADCASTS_IN_FLIGHT, config.limits().liveMessages() / 4)),
                config.store().maxSubscribers());
    }

    static ServiceNumbers services(GatewayConfig config) {
        return new ServiceNumbers(config.services().balance(), config.services().quote());
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(Math.max(1, duration.toSeconds()));
    }
}
