package id.pulsa.proxy;

import id.pulsa.charging.cell.CellPlan;
import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.DataDirectoryException;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.rating.TariffRater;
import id.pulsa.charging.session.ChargingStore;
import id.pulsa.charging.session.PrepaidCharging;
import id.pulsa.charging.session.PrepaidSelfCare;
import id.pulsa.charging.session.SelfCare;
import id.pulsa.charging.tariff.Tariffs;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.charging.voucher.VoucherCodes;
import id.pulsa.charging.voucher.VoucherKey;
import id.pulsa.charging.voucher.VoucherTries;
import id.pulsa.proxy.aoc.AocDocuments;
import id.pulsa.proxy.auth.PasswordHashes;
import id.pulsa.proxy.auth.ProtectionDomain;
import id.pulsa.proxy.b2bua.B2bua;
import id.pulsa.proxy.b2bua.CellLocator;
import id.pulsa.proxy.b2bua.Destinations;
import id.pulsa.proxy.b2bua.Identity;
import id.pulsa.proxy.b2bua.RefusalStatus;
import id.pulsa.proxy.b2bua.RestartedCalls;
import id.pulsa.proxy.b2bua.StopPlan;
import id.pulsa.proxy.broadcast.PriceBroadcast;
import id.pulsa.proxy.config.GatewayConfig;
import id.pulsa.proxy.message.MessageParser;
import id.pulsa.proxy.registrar.BindingStore;
import id.pulsa.proxy.registrar.ExpirySweep;
import id.pulsa.proxy.registrar.Locator;
import id.pulsa.proxy.registrar.Registrar;
import id.pulsa.proxy.selfcare.NoticeTexts;
import id.pulsa.proxy.selfcare.ServiceDesk;
import id.pulsa.proxy.selfcare.ServiceNumbers;
import id.pulsa.proxy.selfcare.Wordings;
import id.pulsa.proxy.transport.BindFailedException;
import id.pulsa.proxy.transport.NettySipTransport;
import id.pulsa.proxy.transport.Shard;
import id.pulsa.proxy.transport.SipTransport;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/** The gateway without its control API: the store, the charging, and SIP over it. Opened in order, closed backwards. */
final class GatewayCore implements AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(GatewayCore.class);

    private static final int NONCE_KEY_BYTES = 32;
    private static final Duration BINDING_SWEEP = Duration.ofHours(1);

    /**
     * What the gateway is started with.
     *
     * @param strict whether a fault inside a call is thrown on: for tests
     */
    record Setup(
            GatewayConfig config,
            Tariffs tariffs,
            CellPlan cells,
            GatewayAddresses addresses,
            boolean strict,
            TimeSource time,
            SecureRandom random) {}

    private final DataDirectory directory;
    private final ChargingStore store;
    private final Cells cells;
    private final CellLocator cellLocator;
    private final TariffRater rater;
    private final @Nullable VoucherCodes voucherCodes;
    private final SipTransport transport;
    private final RestartedCalls restarted;
    private final StopPlan stop;
    private volatile boolean stopping;
    private final SelfCare selfCare;
    private final NoticeTexts noticeTexts;
    private final Registrar registrar;
    private final B2bua b2bua;
    private final PriceBroadcast broadcast;

    private GatewayCore(DataDirectory directory, ChargingStore store, Setup setup, SipTransport transport) {
        this.directory = directory;
        this.store = store;
        this.cells = new Cells(
                setup.cells(), TimeUnit.NANOSECONDS.toMillis(setup.time().nanos()));
        this.transport = transport;
        this.rater = new TariffRater(setup.tariffs());
        this.voucherCodes = voucherCodes(directory, store, setup.random());
        BindingStore bindings = BindingStore.of(store.bindings());
        Locator locator = new Locator(bindings, setup.time());
        this.cellLocator = new CellLocator(
                cells::plan, locator::address, setup.config().store().maxSubscribers());
        ServiceNumbers numbers = GatewaySettings.services(setup.config());
        Wordings wordings = new Wordings(setup.config().currency());
        this.selfCare = new PrepaidSelfCare(store, rater, voucherCodes, VoucherTries.usual(), setup.time());
        this.noticeTexts = new NoticeTexts(name -> rater.tariffs().plan(name), selfCare, numbers, wordings);
        PrepaidCharging charging = new PrepaidCharging(
                store, rater, cells, GatewaySettings.charging(setup.config()), setup.time(), RefusalStatus::of);
        this.registrar = new Registrar(GatewaySettings.registrar(setup.config()), bindings, setup.time(), shards());
        this.b2bua = b2bua(setup, charging, bindings, locator, numbers, wordings);
        this.stop = GatewaySettings.stop(setup.config());
        this.restarted = new RestartedCalls(
                store,
                charging,
                rater,
                GatewaySettings.carriesCallsOn(setup.config()),
                GatewaySettings.timers(setup.config()));
        this.broadcast = broadcast(setup);
    }

    /**
     * Starts it; when this returns, calls are taken.
     *
     * @throws id.pulsa.charging.ledger.DataDirectoryException with one line for the administrator
     * @throws BindFailedException when an address cannot be listened on; nothing is left open
     */
    static GatewayCore start(Setup setup) throws BindFailedException {
        DataDirectory directory = DataDirectory.open(setup.config().data());
        ChargingStore store;
        try {
            store = ChargingStore.open(directory, GatewaySettings.store(setup.config()), setup.time());
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
        SipTransport transport =
                new NettySipTransport(GatewaySettings.transport(setup.config(), setup.addresses()), setup.time());
        return over(setup, directory, store, transport);
    }

    /**
     * Starts it over a store that is open and a transport that is not started yet; both are closed with it.
     *
     * @throws BindFailedException when an address cannot be listened on; nothing is left open
     */
    static GatewayCore over(Setup setup, DataDirectory directory, ChargingStore store, SipTransport transport)
            throws BindFailedException {
        GatewayCore core = new GatewayCore(directory, store, setup, transport);
        try {
            core.restarted.adopt(core.b2bua);
            store.callsTakenOver();
            transport.start(setup.addresses().listen(), core.b2bua.sink());
        } catch (BindFailedException | RuntimeException e) {
            core.release();
            throw e;
        }
        core.restarted.goOn(core.b2bua);
        return core;
    }

    private PriceBroadcast broadcast(Setup setup) {
        return new PriceBroadcast(
                cells,
                new GatewayAudience(store, rater, cellLocator, b2bua, noticeTexts.prices(), setup.time()),
                GatewaySettings.broadcasts(setup.config()),
                TimeUnit.NANOSECONDS.toMillis(setup.time().nanos()));
    }

    private List<Shard> shards() {
        return IntStream.range(0, transport.shardCount())
                .mapToObj(transport::shard)
                .toList();
    }

    private B2bua b2bua(
            Setup setup,
            PrepaidCharging charging,
            BindingStore bindings,
            Locator locator,
            ServiceNumbers serviceNumbers,
            Wordings wordings) {
        GatewayConfig config = setup.config();
        TimeSource time = setup.time();
        List<Shard> shards = shards();
        Shard first = shards.get(0);
        ExpirySweep sweep = new ExpirySweep(bindings, time, first.timers(), BINDING_SWEEP);
        first.execute(sweep::start);
        Set<String> emergencyNumbers = Set.copyOf(config.calls().emergencyNumbers());
        B2bua.Parts parts = new B2bua.Parts(
                new Identity(config.sip().realm(), setup.addresses().ownHosts()),
                new Destinations(store.subscribers(), locator, setup.addresses().pbx(), transport),
                cellLocator,
                registrar,
                protection(setup),
                charging,
                new ServiceDesk(selfCare, serviceNumbers, emergencyNumbers, wordings, cells::ratioThousandths, time),
                noticeTexts,
                new AocDocuments(config.currency()),
                GatewaySettings.calls(config, shards.size(), setup.strict()),
                GatewaySettings.trace(config),
                emergencyNumbers,
                GatewaySettings.timers(config),
                time);
        return new B2bua(transport, new MessageParser(GatewaySettings.message(config)), parts, setup.random());
    }

    /** Null when the vouchers' key is lost: calls go on, but no voucher is made or redeemed. */
    private static @Nullable VoucherCodes voucherCodes(
            DataDirectory directory, ChargingStore store, SecureRandom random) {
        boolean vouchers = !store.reads().voucherBatches(null, 1).rows().isEmpty();
        try {
            return new VoucherCodes(VoucherKey.open(directory.root(), random, vouchers), random);
        } catch (DataDirectoryException e) {
            LOG.error("no voucher can be made or redeemed: {}", e.getMessage());
            return null;
        }
    }

    private ProtectionDomain protection(Setup setup) {
        byte[] nonceKey = new byte[NONCE_KEY_BYTES];
        setup.random().nextBytes(nonceKey);
        return new ProtectionDomain(
                GatewaySettings.digest(setup.config(), setup.addresses()), this::passwords, setup.time(), nonceKey);
    }

    /** What a subscriber's password is known by; null when there is no such subscriber. */
    @Nullable PasswordHashes passwords(String number) {
        Subscriber subscriber = store.subscribers().find(number);
        return subscriber == null ? null : new PasswordHashes(subscriber.ha1Md5(), subscriber.ha1Sha256());
    }

    B2bua b2bua() {
        return b2bua;
    }

    /** Where phones are registered. */
    Registrar registrar() {
        return registrar;
    }

    Cells cells() {
        return cells;
    }

    /** What became of the calls that ran when the last process died. */
    RestartedCalls.Counts restarted() {
        return restarted.counts();
    }

    /** Tells those who are in the cells their prices. */
    PriceBroadcast broadcast() {
        return broadcast;
    }

    /** Finds the cells that subscribers are in. */
    CellLocator cellLocator() {
        return cellLocator;
    }

    /** What prices calls; its tariffs can be replaced while calls go on. */
    TariffRater rater() {
        return rater;
    }

    /** What makes vouchers; null when their key is lost. */
    @Nullable VoucherCodes voucherCodes() {
        return voucherCodes;
    }

    ChargingStore store() {
        return store;
    }

    SipTransport transport() {
        return transport;
    }

    /** Drains and ends calls as the configuration says, which may take a while; once. */
    void endCalls() {
        if (stopping) {
            return;
        }
        stopping = true;
        try {
            b2bua.stop(stop).join();
        } catch (CompletionException e) {
            LOG.error("running calls could not be ended in order", e);
        }
    }

    /** Whether calls are being ended, or have been. */
    boolean isStopping() {
        return stopping;
    }

    /** Ends calls unless that is done, writes everything down and closes. */
    @Override
    public void close() {
        endCalls();
        release();
    }

    /** Closes without ending the running calls. */
    void release() {
        transport.close();
        b2bua.release();
        store.close();
        directory.close();
    }
}
