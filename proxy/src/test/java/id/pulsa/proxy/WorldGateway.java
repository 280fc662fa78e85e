package id.pulsa.proxy;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.cell.CellsFile;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.ledger.VerificationReport;
import id.pulsa.charging.ledger.sqlite.SqliteLedgerStore;
import id.pulsa.charging.ledger.tail.TailFile;
import id.pulsa.charging.money.Micros;
import id.pulsa.charging.session.ChargingStore;
import id.pulsa.charging.tariff.TariffsFile;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.auth.PasswordHashes;
import id.pulsa.proxy.b2bua.StopPlan;
import id.pulsa.proxy.config.GatewayConfig;
import id.pulsa.proxy.transport.BindFailedException;
import id.pulsa.proxy.world.Death;
import id.pulsa.proxy.world.DiskFaults;
import id.pulsa.proxy.world.Fuse;
import id.pulsa.proxy.world.Life;
import id.pulsa.proxy.world.SeededRandom;
import id.pulsa.proxy.world.World;
import id.pulsa.proxy.world.WorldLedgerDrive;
import id.pulsa.proxy.world.WorldLedgerStore;
import id.pulsa.proxy.world.WorldNetwork;
import id.pulsa.proxy.world.WorldPhone;
import id.pulsa.proxy.world.WorldTail;
import id.pulsa.proxy.world.WorldTransport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A whole gateway in a {@link World}: everything but its sockets, its control API and the threads. It can be killed and
 * started again on the same data.
 */
final class WorldGateway implements AutoCloseable {
    /** Where every phone finds it. */
    static final InetSocketAddress ADDRESS = new InetSocketAddress("192.0.2.1", 5060);

    static final InetSocketAddress PBX = new InetSocketAddress("192.0.2.2", 5070);
    private static final int TAIL_BYTES = 1 << 18;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path directory;
    private String tariffs;
    private String cells;
    private final Map<String, String> settings;
    private final World world;
    private final WorldNetwork network;
    private final SplittableRandom chance;
    private final PlantedBug bug;
    private Life life = new Life();
    private Fuse fuse = new Fuse(life);
    private long fuseAtStart = Long.MAX_VALUE;
    private DiskFaults disk = DiskFaults.NONE;
    private @Nullable GatewayCore core;
    private @Nullable WorldLedgerStore store;
    private @Nullable WorldTransport transport;

    WorldGateway(
            World world,
            WorldNetwork network,
            Path directory,
            String tariffs,
            String cells,
            Map<String, String> settings) {
        this(world, network, directory, tariffs, cells, settings, PlantedBug.NONE);
    }

    WorldGateway(
            World world,
            WorldNetwork network,
            Path directory,
            String tariffs,
            String cells,
            Map<String, String> settings,
            PlantedBug bug) {
        this.bug = bug;
        this.world = world;
        this.network = network;
        this.directory = directory;
        this.tariffs = tariffs;
        this.cells = cells;
        this.settings = new HashMap<>(Map.of(
                "sip.realm",
                WorldPhone.REALM,
                "sip.listen",
                "udp:192.0.2.1:5060",
                "sip.pbx",
                "sip:192.0.2.2:5070",
                "sip.shards",
                "2",
                "store.max_subscribers",
                "100",
                "store.max_accounts",
                "100",
                "data",
                directory.resolve("data").toString()));
        this.settings.putAll(settings);
        this.chance = world.chance();
        start();
    }

    /** Starts it, on what an earlier life has left. */
    void start() {
        life = new Life();
        Fuse lit = new Fuse(life);
        fuse = lit;
        lit.light(fuseAtStart);
        DataDirectory data = null;
        ChargingStore charging = null;
        try {
            Path config = Files.createDirectories(directory.resolve("config"));
            Files.writeString(config.resolve("pulsa.yaml"), "sip:\n  realm: " + WorldPhone.REALM + "\n");
            Files.writeString(config.resolve("tariffs.yaml"), tariffs);
            Files.writeString(config.resolve("cells.yaml"), cells);
            GatewayConfig gateway = GatewayConfig.load(config.resolve("pulsa.yaml"), settings, Map.of());
            GatewayCore.Setup setup = new GatewayCore.Setup(
                    gateway,
                    TariffsFile.load(config.resolve("tariffs.yaml")),
                    CellsFile.load(config.resolve("cells.yaml")),
                    GatewayAddresses.of(gateway),
                    true,
                    world,
                    new SeededRandom(chance.split()));
            data = DataDirectory.open(gateway.data());
            WorldLedgerStore ledger =
                    new WorldLedgerStore(bug.store(SqliteLedgerStore.open(data)), life, chance.split(), disk);
            store = ledger;
            charging = ChargingStore.open(
                    ledger,
                    data.maps(),
                    GatewaySettings.store(gateway),
                    world,
                    new WorldLedgerDrive(world, life, ledger),
                    new WorldTail(TailFile.create(data.tailFile(), ledger.tail(), TAIL_BYTES), lit));
            WorldTransport sockets = new WorldTransport(world, network, life, ADDRESS, 2, lit, true);
            transport = sockets;
            GatewayCore started = GatewayCore.over(setup, data, charging, bug.transport(sockets));
            core = started;
            bug.started(started);
        } catch (Death death) {
            requireNonNull(charging).close();
            requireNonNull(data).close();
        } catch (IOException | ConfigException | BindFailedException e) {
            throw new AssertionError(e);
        }
    }

    /** Like {@code kill -9}: what was not committed is lost. */
    void kill() {
        life.end();
        bury();
    }

    private void bury() {
        GatewayCore dead = core;
        core = null;
        if (dead != null) {
            dead.release();
        }
    }

    /** Whether it runs; when it died by itself, its files are closed now. */
    boolean isAlive() {
        if (!life.goesOn()) {
            bury();
        }
        return core != null;
    }

    /** Stops it in order. */
    void stop() {
        CompletableFuture<Void> stopped = core().b2bua().stop(StopPlan.atOnce(2_000));
        assertTrue(world.passUntil(() -> stopped.isDone() || !life.goesOn(), PATIENCE), "the gateway does not stop");
        bury();
        life.end();
    }

    /** All that a stop does which leaves its calls to the next process, but for the end of the process. */
    void leaveCalls() {
        CompletableFuture<Void> left = core().b2bua().stop(new StopPlan(0, true, 2_000));
        assertTrue(world.passUntil(left::isDone, PATIENCE), "the gateway does not leave its calls");
    }

    GatewayCore core() {
        return requireNonNull(core, "the gateway does not run");
    }

    /** What the disk does from now on, in later lives too. */
    void disk(DiskFaults faults) {
        disk = faults;
        requireNonNull(store).faults(faults);
    }

    /** Whether the disk takes nothing more. */
    void diskFull(boolean now) {
        requireNonNull(store).full(now);
    }

    /** The TCP connection of that phone breaks. */
    void disconnect(InetSocketAddress phone) {
        requireNonNull(transport).disconnect(phone);
    }

    Life life() {
        return life;
    }

    /** A key of the configuration from the next start on. */
    void setting(String key, String value) {
        settings.put(key, value);
    }

    /** Other tariffs from the next start on. */
    void tariffs(String text) {
        tariffs = text;
    }

    /** Other cells from the next start on. */
    void cells(String text) {
        cells = text;
    }

    /** Lets it die in this life at a step of its own. */
    Fuse fuse() {
        return fuse;
    }

    /** Lets each life from the next on end at so many steps; {@link Long#MAX_VALUE} for never. */
    void fuseAtStart(long steps) {
        fuseAtStart = steps;
    }

    /** A subscriber with an account of its own. */
    void subscriber(String number, String plan, String balance, @Nullable String homeCell) {
        PasswordHashes hashes = PasswordHashes.of(number, WorldPhone.REALM, WorldPhone.PASSWORD);
        await(core().store()
                .provisioning()
                .addSubscriber(
                        "first-" + number,
                        new Subscriber(number, number, plan, hashes.md5(), hashes.sha256(), 0, false, homeCell, null),
                        Micros.parse(balance)));
    }

    /** Lets time pass until that is done. */
    <T> T await(CompletableFuture<T> future) {
        assertTrue(world.passUntil(future::isDone, PATIENCE), "waited in vain");
        return future.join();
    }

    /** Every record so far, oldest first. */
    List<CallDetailRecord> cdrs() {
        await(core().store().ledger().flush());
        List<CallDetailRecord> records = new ArrayList<>();
        core().store().reads().forEachCdr(records::add);
        return records;
    }

    VerificationReport verify() {
        await(core().store().ledger().flush());
        return core().store().reads().verify();
    }

    @Override
    public void close() {
        life.end();
        bury();
    }
}
