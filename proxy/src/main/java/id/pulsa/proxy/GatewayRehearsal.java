package id.pulsa.proxy;

import id.pulsa.charging.cell.CellPlan;
import id.pulsa.charging.ledger.LedgerException;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.money.Micros;
import id.pulsa.charging.tariff.BandPrice;
import id.pulsa.charging.tariff.Destination;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.tariff.PlanServices;
import id.pulsa.charging.tariff.Price;
import id.pulsa.charging.tariff.RoundingRule;
import id.pulsa.charging.tariff.Tariffs;
import id.pulsa.charging.tariff.Timetable;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.auth.PasswordHashes;
import id.pulsa.proxy.config.GatewayConfig;
import id.pulsa.proxy.rehearsal.Rehearsal;
import id.pulsa.proxy.transport.BindFailedException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Plays calls through a second gateway, on loopback with a data directory of its own that is gone afterwards, right
 * after the start: code that was never run costs a call several times what it costs later, in set-up time and CPU.
 */
final class GatewayRehearsal implements Runnable {
    private static final Logger LOG = LogManager.getLogger(GatewayRehearsal.class);
    private static final String NUMBER = "rehearsal";
    private static final String CALLED = "1000";
    private static final String REALM = "rehearsal.invalid";
    private static final String PLAN = "rehearsal";
    private static final long CREDIT_MICROS = 1_000_000L * Micros.PER_UNIT;
    private static final long SLICE_MILLIS = 10_000;

    private final int calls;
    private final TimeSource time;
    private final SecureRandom random;
    private volatile boolean stopped;

    /** @param calls how many to play */
    GatewayRehearsal(int calls, TimeSource time, SecureRandom random) {
        this.calls = calls;
        this.time = time;
        this.random = random;
    }

    /** Ends it after the call that is being played. */
    void stop() {
        stopped = true;
    }

    /** Plays the calls. Whatever goes wrong costs nothing but the head start. */
    @Override
    public void run() {
        if (calls == 0) {
            return;
        }
        long began = time.nanos();
        try {
            int played = rehearse();
            LOG.info("rehearsed {} calls in {} ms", played, TimeUnit.NANOSECONDS.toMillis(time.nanos() - began));
        } catch (IOException
                | ConfigException
                | BindFailedException
                | LedgerException
                | InterruptedException
                | ExecutionException e) {
            LOG.info("the rehearsal ended early: {}", e.toString());
        }
    }

    /** Plays the calls and tells how many there were. */
    int rehearse() throws IOException, ConfigException, BindFailedException, InterruptedException, ExecutionException {
        Path directory = Files.createTempDirectory("pulsa-rehearsal");
        try {
            return play(directory);
        } finally {
            delete(directory);
        }
    }

    private int play(Path directory)
            throws IOException, ConfigException, BindFailedException, InterruptedException, ExecutionException {
        String password = Long.toHexString(random.nextLong());
        try (Rehearsal phones = new Rehearsal(REALM, NUMBER, password, CALLED);
                GatewayCore core = GatewayCore.start(setup(directory, phones.pbxPort()))) {
            PasswordHashes hashes = PasswordHashes.of(NUMBER, REALM, password);
            Subscriber subscriber =
                    new Subscriber(NUMBER, NUMBER, PLAN, hashes.md5(), hashes.sha256(), 0, false, null, null);
            core.store()
                    .provisioning()
                    .addSubscriber(NUMBER, subscriber, CREDIT_MICROS)
                    .get();
            InetSocketAddress gateway = core.transport().listening().get(0).address();
            int played = 0;
            while (played < calls && !stopped) {
                phones.play(gateway);
                played++;
            }
            phones.finish(gateway);
            return played;
        }
    }

    private GatewayCore.Setup setup(Path directory, int pbxPort) throws IOException, ConfigException {
        Path file = Files.writeString(directory.resolve("pulsa.yaml"), "sip:\n  realm: " + REALM + "\n");
        // Short timers, so that what they set off is rehearsed too.
        GatewayConfig config = GatewayConfig.load(
                file,
                Map.of(
                        "sip.t1", "20ms",
                        "sip.t2", "40ms",
                        "sip.t4", "20ms",
                        "sip.listen", "udp:127.0.0.1:0",
                        "sip.pbx", "sip:127.0.0.1:" + pbxPort,
                        "sip.shards", "2",
                        "trace.memory", "256KB",
                        "store.max_subscribers", "16",
                        "store.max_accounts", "16",
                        "data", directory.resolve("data").toString()),
                Map.of());
        Price price = new Price.Charged(List.of(BandPrice.plain(0, Micros.PER_UNIT, 1_000, 1_000, 1_000)));
        Plan plan = new Plan(
                PLAN,
                SLICE_MILLIS,
                RoundingRule.EXACT,
                Timetable.always("always"),
                List.of(new Destination("", "any", price)),
                PlanServices.USUAL);
        return new GatewayCore.Setup(
                config, new Tariffs(List.of(plan)), CellPlan.NONE, GatewayAddresses.of(config), false, time, random);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
