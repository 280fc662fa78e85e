package id.pulsa.proxy;

import id.pulsa.charging.cell.CellPast;
import id.pulsa.charging.ledger.LedgerException;
import id.pulsa.charging.session.ChargingStore;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.access.Access;
import id.pulsa.proxy.access.PasswordHasher;
import id.pulsa.proxy.access.Staff;
import id.pulsa.proxy.admin.AdminException;
import id.pulsa.proxy.admin.AdminServer;
import id.pulsa.proxy.broadcast.PriceBroadcast;
import id.pulsa.proxy.cli.Configuration;
import id.pulsa.proxy.cli.ConfigurationSource;
import id.pulsa.proxy.cli.GatewayStartException;
import id.pulsa.proxy.cli.RunningGateway;
import id.pulsa.proxy.config.FileWatch;
import id.pulsa.proxy.log.LogTail;
import id.pulsa.proxy.transport.BindFailedException;
import id.pulsa.proxy.transport.ListenAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.List;
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
            GatewayAlarms alarms = GatewayAlarms.of(core.store(), books, core.b2bua(), time);
            GatewayMeasurements measurements =
                    new GatewayMeasurements(core, books, reloads, broadcast, alarms, meters, time);
            Access access = access(core, configuration, time, random);
            Staff.Changed firstAdministrator = access.firstAdministrator();
            CellPast past = new CellPast();
            AdminServer admin = AdminServer.start(
                    configuration.gateway().admin(),
                    configuration.gateway().data(),
                    new GatewayDesk(core, past, configuration, source, time, random)
                            .services(access, reloads, measurements, alarms, log),
                    time,
                    random);
            GatewayRehearsal rehearsal =
                    new GatewayRehearsal(configuration.gateway().rehearsalCalls(), time, random);
            background.execute(rehearsal);
            GatewayPrices prices = new GatewayPrices(core.cells(), past, time, broadcast).start();
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
