package id.pulsa.proxy;

import id.pulsa.charging.backup.Backup;
import id.pulsa.charging.ledger.LedgerException;
import id.pulsa.charging.session.ChargingStore;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.access.Access;
import id.pulsa.proxy.access.PasswordHasher;
import id.pulsa.proxy.access.Staff;
import id.pulsa.proxy.admin.AccountDesk;
import id.pulsa.proxy.admin.AdminException;
import id.pulsa.proxy.admin.AdminServer;
import id.pulsa.proxy.admin.AdminServices;
import id.pulsa.proxy.admin.BalanceTopic;
import id.pulsa.proxy.admin.CellDesk;
import id.pulsa.proxy.admin.DocumentText;
import id.pulsa.proxy.admin.ImportPace;
import id.pulsa.proxy.admin.LiveChanges;
import id.pulsa.proxy.admin.OverviewTopic;
import id.pulsa.proxy.admin.RecordDesk;
import id.pulsa.proxy.admin.RegistrationDesk;
import id.pulsa.proxy.admin.SoftphoneDesk;
import id.pulsa.proxy.admin.StoreAdministration;
import id.pulsa.proxy.admin.SubscriberRules;
import id.pulsa.proxy.admin.SystemDesk;
import id.pulsa.proxy.admin.TariffDesk;
import id.pulsa.proxy.admin.TraceDesk;
import id.pulsa.proxy.admin.VoucherDesk;
import id.pulsa.proxy.broadcast.PriceBroadcast;
import id.pulsa.proxy.cli.Configuration;
import id.pulsa.proxy.cli.ConfigurationSource;
import id.pulsa.proxy.cli.GatewayStartException;
import id.pulsa.proxy.cli.RunningGateway;
import id.pulsa.proxy.config.FileWatch;
import id.pulsa.proxy.editor.TariffEditor;
import id.pulsa.proxy.editor.TariffHistory;
import id.pulsa.proxy.log.LogTail;
import id.pulsa.proxy.studyrun.StudyDesk;
import id.pulsa.proxy.studyrun.StudyRuns;
import id.pulsa.proxy.transport.BindFailedException;
import id.pulsa.proxy.softphone.SoftphoneLinks;
import id.pulsa.proxy.transport.ListenAddress;
import id.pulsa.proxy.transport.TransportKind;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/** The whole gateway: SIP and charging, and the control API beside them. */
final class Gateway implements RunningGateway {
    private static final Logger LOG = LogManager.getLogger(Gateway.class);
    private static final long BACKGROUND_PATIENCE_SECONDS = 5;

    private final GatewayCore core;
    private final AdminServer admin;
    private final ExecutorService background;
    private final GatewayRehearsal rehearsal;
    private final GatewayReloads reloads;
    private final GatewayPrices prices;
    private final GatewayWatch watch;
    private final GatewayDelays delays;
    private final GatewayMeters meters;
    private final Staff.@Nullable Changed firstAdministrator;

    private Gateway(
            GatewayCore core,
            AdminServer admin,
            ExecutorService background,
            GatewayRehearsal rehearsal,
            GatewayReloads reloads,
            GatewayPrices prices,
            GatewayWatch watch,
            GatewayDelays delays,
            GatewayMeters meters,
            Staff.@Nullable Changed firstAdministrator) {
        this.firstAdministrator = firstAdministrator;
        this.rehearsal = rehearsal;
        this.core = core;
        this.admin = admin;
        this.background = background;
        this.reloads = reloads;
        this.prices = prices;
        this.watch = watch;
        this.delays = delays;
        this.meters = meters;
    }

    /**
     * Starts it; when this returns, calls are taken.
     *
     * @param source where the configuration was read from, and is read from again
     * @param log the newest lines of this process's log
     * @throws GatewayStartException with one line for the administrator; nothing is left open
     */
    static Gateway start(
            Configuration configuration, ConfigurationSource source, LogTail log, TimeSource time, SecureRandom random)
            throws GatewayStartException {
        try {
            GatewayCore core = GatewayCore.start(new GatewayCore.Setup(
                    configuration.gateway(),
                    configuration.tariffs(),
                    configuration.cells(),
                    GatewayAddresses.of(configuration.gateway()),
                    false,
                    time,
                    random));
            configuration.warnings().forEach(warning -> LOG.warn("{}", warning));
            return administered(core, configuration, source, log, time, random);
        } catch (BindFailedException | UnknownHostException | LedgerException | AdminException e) {
            throw new GatewayStartException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Gateway administered(
            GatewayCore core,
            Configuration configuration,
            ConfigurationSource source,
            LogTail log,
            TimeSource time,
            SecureRandom random) {
        ExecutorService background = Executors.newSingleThreadExecutor(task -> new Thread(task, "pulsa-background"));
        GatewayReloads reloads = reloads(core, configuration, source, time);
        PriceBroadcast broadcast = core.broadcast();
        GatewayDelays delays = new GatewayDelays(core.transport(), time);
        GatewayMeters meters = new GatewayMeters(core.b2bua().meters(), core.transport(), delays, log);
        try {
            GatewayBooks books = new GatewayBooks(core.store().ledger()::openReads, background, time);
            ZonedDateTime start = Instant.ofEpochMilli(time.wallMillis()).atZone(ZoneId.systemDefault());
            String upSince = start.toOffsetDateTime().toString();
            GatewayAlarms alarms = GatewayAlarms.of(core.store(), books, core.b2bua(), time);
            GatewayMeasurements measurements =
                    new GatewayMeasurements(core, books, reloads, broadcast, alarms, meters, time);
            Access access = access(core, configuration, time, random);
            Staff.Changed firstAdministrator = access.firstAdministrator();
            StoreAdministration administration = administration(core, configuration, time);
            AdminServer admin = AdminServer.start(
                    configuration.gateway().admin(),
                    configuration.gateway().data(),
                    new AdminServices(
                            administration,
                            accounts(core, configuration, time),
                            new RecordDesk(core.store().reads(), core.store().ledger()::openReads, text(configuration)),
                            new RegistrationDesk(
                                    core.store().reads(), core.registrar()::removeAll, text(configuration), time),
                            vouchers(core, configuration, time),
                            new CellDesk(
                                    new GatewayCells(core.cells(), core.cellLocator(), core.b2bua(), time),
                                    core.store().subscribers()::find),
                            desk(core, reloads, configuration, time),
                            editor(core, reloads, configuration, source, time),
                            new TraceDesk(
                                    new GatewayTraces(
                                            core,
                                            configuration.gateway().trace().memoryBytes()),
                                    core.store().reads(),
                                    text(configuration),
                                    time),
                            studies(core, configuration, time),
                            softphones(core, configuration, time, random),
                            measurements,
                            access,
                            core.store().reads()::audit,
                            new OverviewTopic(
                                    new GatewayOverview(
                                            core.store(),
                                            core.b2bua(),
                                            alarms,
                                            start.toLocalDate().toEpochDay()),
                                    text(configuration),
                                    time),
                            new BalanceTopic(
                                    administration::calls,
                                    core.store().reads(),
                                    core.store().accounts()::find,
                                    text(configuration)),
                            new SystemDesk(
                                    new GatewaySystem(core, configuration, source, upSince, time),
                                    measurements,
                                    log,
                                    text(configuration)),
                            text(configuration)),
                    time,
                    random);
            GatewayRehearsal rehearsal =
                    new GatewayRehearsal(configuration.gateway().rehearsalCalls(), time, random);
            background.execute(rehearsal);
            GatewayPrices prices = new GatewayPrices(core.cells(), time, broadcast).start();
            return new Gateway(
                    core,
                    admin,
                    background,
                    rehearsal,
                    reloads,
                    prices,
                    new GatewayWatch(alarms).start(),
                    delays.start(),
                    meters,
                    firstAdministrator);
        } catch (RuntimeException e) {
            delays.close();
            meters.close();
            reloads.close();
            background.shutdown();
            core.close();
            throw e;
        }
    }

    private static GatewayReloads reloads(
            GatewayCore core, Configuration configuration, ConfigurationSource source, TimeSource time) {
        return new GatewayReloads(
                new GatewayReload(
                        source,
                        configuration,
                        core.rater(),
                        core.cells(),
                        core.store().ledger()::openReads,
                        time),
                new FileWatch(source.files()::all, configuration.contents().all()),
                configuration.gateway().reloadWatch());
    }

    private static TariffDesk desk(
            GatewayCore core, GatewayReloads reloads, Configuration configuration, TimeSource time) {
        return new TariffDesk(
                reloads,
                core.store().subscribers()::find,
                configuration.quoteRules(new GatewayCellPrices(core.cells(), core.cellLocator())),
                text(configuration),
                time);
    }

    private static StudyDesk studies(GatewayCore core, Configuration configuration, TimeSource time) {
        return new StudyDesk(
                new StudyRuns(time), core.rater()::tariffs, core.cells()::plan, text(configuration));
    }

    private static TariffEditor editor(
            GatewayCore core,
            GatewayReloads reloads,
            Configuration configuration,
            ConfigurationSource source,
            TimeSource time) {
        return new TariffEditor(
                source.files(),
                configuration.gateway().takenNumbers(),
                reloads,
                core.store().ledger()::openReads,
                new TariffHistory(configuration.gateway().data().resolve(TariffHistory.DIRECTORY)),
                text(configuration),
                time);
    }

    private static DocumentText text(Configuration configuration) {
        return new DocumentText(configuration.gateway().currency(), ZoneId.systemDefault());
    }

    private static Access access(GatewayCore core, Configuration configuration, TimeSource time, SecureRandom random) {
        ChargingStore store = core.store();
        return new Access(
                store.reads(),
                store.ledger()::submit,
                core::passwords,
                configuration.gateway().sip().realm(),
                new PasswordHasher(random),
                time,
                random);
    }

    private static SoftphoneDesk softphones(
            GatewayCore core, Configuration configuration, TimeSource time, SecureRandom random) {
        return new SoftphoneDesk(
                core.store().subscribers()::find,
                configuration.gateway().sip().realm(),
                () -> core.transport().listening().stream()
                        .filter(one -> one.kind() == TransportKind.UDP)
                        .mapToInt(one -> one.address().getPort())
                        .findFirst()
                        .orElse(0),
                new SoftphoneLinks(time, random),
                text(configuration));
    }

    private static AccountDesk accounts(GatewayCore core, Configuration configuration, TimeSource time) {
        ChargingStore store = core.store();
        return new AccountDesk(
                store.reads(),
                store.accounts()::find,
                () -> new LiveChanges(store.provisioning()),
                core.rater()::tariffs,
                text(configuration),
                time);
    }

    private static VoucherDesk vouchers(GatewayCore core, Configuration configuration, TimeSource time) {
        ChargingStore store = core.store();
        return new VoucherDesk(
                store.reads(),
                () -> new LiveChanges(store.provisioning()),
                core::voucherCodes,
                text(configuration),
                time);
    }

    private static StoreAdministration administration(GatewayCore core, Configuration configuration, TimeSource time) {
        ChargingStore store = core.store();
        return new StoreAdministration(
                store.reads(),
                store.ledger()::openReads,
                store.accounts()::find,
                () -> new LiveChanges(store.provisioning()),
                new SubscriberRules(
                        configuration.gateway().sip().realm(),
                        () -> core.rater().tariffs().plans().keySet(),
                        new GatewayCellPrices(core.cells(), core.cellLocator())::names),
                ImportPace.BESIDE_CALLS,
                new GatewayCalls(core.b2bua()),
                new Backup(configuration.gateway().data(), time),
                text(configuration),
                time,
                () -> UUID.randomUUID().toString());
    }

    private void awaitBackground() {
        try {
            if (!background.awaitTermination(BACKGROUND_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                background.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<String> sipListeners() {
        return core.transport().listening().stream()
                .map(ListenAddress::toString)
                .toList();
    }

    @Override
    public URI adminUri() {
        return admin.uri();
    }

    @Override
    public @Nullable String firstLogIn() {
        Staff.Changed first = firstAdministrator;
        return first == null ? null : first.member().name() + " with the password " + first.password();
    }

    /** Completed when every shard has answered: as long as the gateway works, within milliseconds. */
    CompletableFuture<?> answers() {
        return core.b2bua().callCount();
    }

    /** Reads the configuration again because of a signal; returns at once. */
    void reloadSignalled() {
        reloads.signalled();
    }

    @Override
    public void close() {
        rehearsal.stop();
        watch.close();
        delays.close();
        // The control API stays for those who want to see the calls go, or top one of them up.
        core.endCalls();
        admin.close();
        reloads.close();
        prices.close();
        core.close();
        meters.close();
        background.shutdown();
        awaitBackground();
    }
}
