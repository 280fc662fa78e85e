package id.pulsa.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.OperatingSystemMXBean;
import id.pulsa.charging.cell.CellPlan;
import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CellHistory;
import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.Dialogs;
import id.pulsa.charging.ledger.ImportRow;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.ledger.sqlite.SqliteLedgerStore;
import id.pulsa.charging.session.CallAttempt;
import id.pulsa.charging.tariff.TariffsFile;
import id.pulsa.charging.time.SystemTime;
import id.pulsa.proxy.b2bua.RestartedCalls;
import id.pulsa.proxy.b2bua.SavedCallSamples;
import id.pulsa.proxy.config.GatewayConfig;
import id.pulsa.proxy.transaction.ShardIdentifiers;
import id.pulsa.proxy.transport.Flow;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a start takes that finds many calls running. {@code -Dpulsa.restart.calls=50000} measures it with so many; the
 * time is from nothing to all of them going on, real sockets included, the start of the virtual machine not. For the time of
 * the real process, {@code -Dpulsa.restart.data=DIR} leaves a data directory as it was before the start in DIR: start it with
 * {@code scripts/run --data DIR --set limits.live_calls=200000} and tariffs like these.
 */
class RestartLoadTest {
    private static final Logger LOG = LogManager.getLogger(RestartLoadTest.class);
    private static final int CALLS = Integer.getInteger("pulsa.restart.calls", 2_000);
    private static final int BATCH = 5_000;
    private static final String TARIFFS = """
            plans:
              lab:
                slice: 600s
                destinations:
                  - {prefix: "", name: any, price: "1.00", per: 1s}
            """;

    @TempDir
    Path directory;

    @Test
    void allGoOnSoon() throws Exception {
        Path config = Files.createDirectories(directory.resolve("config"));
        Files.writeString(config.resolve("pulsa.yaml"), "sip:\n  realm: lab.test\n");
        Files.writeString(config.resolve("tariffs.yaml"), TARIFFS);
        try (DatagramSocket phones = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            GatewayConfig gateway = GatewayConfig.load(
                    config.resolve("pulsa.yaml"),
                    Map.of(
                            "sip.listen", "udp:127.0.0.1:0",
                            "sip.pbx", "sip:127.0.0.1:" + phones.getLocalPort(),
                            "sip.shards", "2",
                            "limits.live_calls", "200000",
                            "data", directory.resolve("data").toString()),
                    Map.of());
            fill(gateway.data(), new InetSocketAddress(InetAddress.getLoopbackAddress(), phones.getLocalPort()));
            keep(gateway.data());
            GatewayCore.Setup setup = new GatewayCore.Setup(
                    gateway,
                    TariffsFile.load(config.resolve("tariffs.yaml")),
                    CellPlan.NONE,
                    GatewayAddresses.of(gateway),
                    true,
                    new SystemTime(),
                    new SecureRandom());
            OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long beginCpu = machine.getProcessCpuTime();
            long begin = System.nanoTime();
            GatewayCore core = GatewayCore.start(setup);
            int running = core.b2bua().callCount().get();
            long millis = (System.nanoTime() - begin) / 1_000_000;
            long cpuMillis = (machine.getProcessCpuTime() - beginCpu) / 1_000_000;
            LOG.info("{} calls go on {} ms after the start, which took {} ms of a core", running, millis, cpuMillis);
            core.release();
            assertEquals(CALLS, running);
            assertEquals(new RestartedCalls.Counts(CALLS, 0, 0, 0), core.restarted());
        }
    }

    private static void keep(Path data) throws IOException {
        String wanted = System.getProperty("pulsa.restart.data");
        if (wanted == null) {
            return;
        }
        Path folder = Files.createDirectories(Path.of(wanted));
        try (var files = Files.newDirectoryStream(data, path -> Files.isRegularFile(path))) {
            for (Path file : files) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void fill(Path data, InetSocketAddress phones) {
        long now = new SystemTime().wallMillis();
        Flow flow = Flow.udp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060), phones);
        List<ShardIdentifiers> shards =
                List.of(new ShardIdentifiers(new SecureRandom(), 0), new ShardIdentifiers(new SecureRandom(), 1));
        try (DataDirectory directory = DataDirectory.open(data);
                SqliteLedgerStore store = SqliteLedgerStore.open(directory)) {
            for (int from = 0; from < CALLS; from += BATCH) {
                List<ImportRow> rows = new ArrayList<>();
                List<LedgerEvent> calls = new ArrayList<>();
                for (int i = from; i < Math.min(CALLS, from + BATCH); i++) {
                    String number = Integer.toString(1_000_000 + i);
                    rows.add(new ImportRow(
                            new Subscriber(number, number, "lab", "0".repeat(32), "0".repeat(64), 0, false, null, null),
                            1_000_000_000,
                            AccountTerms.PLAIN));
                    calls.add(new LedgerEvent.CallStarted(call(number, shards.get(i % 2), flow, now)));
                }
                store.commit(List.of(new LedgerEvent.SubscribersImported("fill-" + from, rows, 0, now)), now);
                store.commit(calls, now);
            }
        }
    }

    private static LiveCall call(String number, ShardIdentifiers shard, Flow flow, long now) {
        String id = shard.ordered(now);
        CallAttempt attempt = new CallAttempt(id, number, number, "2000", null, false, null, null);
        return new LiveCall(
                CallDetailRecord.Kind.CALL,
                id,
                number,
                number,
                "2000",
                number,
                "lab/any",
                null,
                null,
                now - 61_000,
                now - 60_000,
                600_000_000,
                600_000,
                0,
                List.of(),
                CellHistory.NONE,
                new Dialogs(new SavedCallSamples(shard, flow).answered(attempt)));
    }
}
