package id.pulsa.proxy.cli;

import id.pulsa.charging.backup.Backup;
import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.cell.CellsFile;
import id.pulsa.charging.ledger.Binding;
import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.LedgerOptions;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.money.Currency;
import id.pulsa.charging.rating.TariffRater;
import id.pulsa.charging.session.CallTally;
import id.pulsa.charging.session.ChargingStore;
import id.pulsa.charging.session.PrepaidSelfCare;
import id.pulsa.charging.session.SelfCare;
import id.pulsa.charging.session.StoreOptions;
import id.pulsa.charging.tariff.TakenNumbers;
import id.pulsa.charging.tariff.TariffsFile;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.charging.voucher.VoucherCodes;
import id.pulsa.charging.voucher.VoucherKey;
import id.pulsa.charging.voucher.VoucherTries;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.access.Access;
import id.pulsa.proxy.access.PasswordHasher;
import id.pulsa.proxy.admin.AccountDesk;
import id.pulsa.proxy.admin.AdminServer;
import id.pulsa.proxy.admin.AdminServices;
import id.pulsa.proxy.admin.BalanceTopic;
import id.pulsa.proxy.admin.CellDesk;
import id.pulsa.proxy.admin.CellPrices;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.DocumentText;
import id.pulsa.proxy.admin.GatewayHealth;
import id.pulsa.proxy.admin.ImportPace;
import id.pulsa.proxy.admin.LiveCallSnapshot;
import id.pulsa.proxy.admin.LiveCallsControl;
import id.pulsa.proxy.admin.LiveChanges;
import id.pulsa.proxy.admin.MetricsText;
import id.pulsa.proxy.admin.OverviewSource;
import id.pulsa.proxy.admin.OverviewTopic;
import id.pulsa.proxy.admin.PbxState;
import id.pulsa.proxy.admin.QuoteRules;
import id.pulsa.proxy.admin.RecordDesk;
import id.pulsa.proxy.admin.RegistrationDesk;
import id.pulsa.proxy.admin.SoftphoneDesk;
import id.pulsa.proxy.admin.StoreAdministration;
import id.pulsa.proxy.admin.SubscriberRules;
import id.pulsa.proxy.admin.SystemDesk;
import id.pulsa.proxy.admin.SystemSource;
import id.pulsa.proxy.admin.TariffDesk;
import id.pulsa.proxy.admin.TraceDesk;
import id.pulsa.proxy.admin.VoucherDesk;
import id.pulsa.proxy.auth.PasswordHashes;
import id.pulsa.proxy.config.AdminSettings;
import id.pulsa.proxy.config.ConfigFiles;
import id.pulsa.proxy.config.SettingInForce;
import id.pulsa.proxy.editor.TariffEditor;
import id.pulsa.proxy.editor.TariffHistory;
import id.pulsa.proxy.log.LogTail;
import id.pulsa.proxy.softphone.SoftphoneLinks;
import id.pulsa.proxy.studyrun.StudyDesk;
import id.pulsa.proxy.studyrun.StudyRuns;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The command line with captured streams on a data directory, with or without a control API in front of it. */
final class PulsaUnderTest implements AutoCloseable {
    static final Path CONFIG = Path.of("..", "config");
    static final ZoneOffset ZONE = ZoneOffset.ofHours(7);
    /** 2026-11-22T10:00:00+07:00. */
    static final long NOW = 1_795_316_400_000L;

    final Path data;
    final List<LiveCallSnapshot> calls = new ArrayList<>();
    final CellsUnderTest cells = new CellsUnderTest(CONFIG.resolve("cells.yaml"));
    final TariffsUnderTest tariffs = new TariffsUnderTest();
    final TracesUnderTest traces = new TracesUnderTest();
    final LogTail log = new LogTail();
    private final @Nullable DataDirectory directory;
    private final @Nullable ChargingStore store;
    private final @Nullable AdminServer server;

    GatewayStarter starter = (configuration, from) -> {
        throw new GatewayStartException("not in this test", new IllegalStateException());
    };
    String out = "";
    String err = "";

    private PulsaUnderTest(Path data, boolean live) throws ConfigException {
        this.data = data;
        if (live) {
            directory = DataDirectory.open(data);
            store = ChargingStore.open(directory, new StoreOptions(20_000, 10, LedgerOptions.DEFAULT), new FixedTime());
            server = server(store, data);
        } else {
            directory = null;
            store = null;
            server = null;
        }
    }

    static PulsaUnderTest offline(Path data) throws ConfigException {
        return new PulsaUnderTest(data, false);
    }

    static PulsaUnderTest live(Path data) throws ConfigException {
        return new PulsaUnderTest(data, true);
    }

    /** Runs one command; what it wrote is in {@link #out} and {@link #err}. */
    int run(String input, String... arguments) {
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        Surroundings around = new Surroundings(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(outBytes, true, StandardCharsets.UTF_8),
                new PrintStream(errBytes, true, StandardCharsets.UTF_8),
                null,
                false,
                Map.of(),
                new FixedTime(),
                ZONE,
                new SecureRandom(),
                2);
        List<String> all = new ArrayList<>(List.of("--config", CONFIG.toString(), "--data", data.toString()));
        all.addAll(List.of(arguments));
        int code = new Pulsa(around, starter, () -> {}, "test").run(all.toArray(String[]::new));
        out = outBytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
        err = errBytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
        return code;
    }

    AdminServer server() {
        if (server == null) {
            throw new IllegalStateException("offline");
        }
        return server;
    }

    AdminServices services() throws ConfigException {
        if (store == null) {
            throw new IllegalStateException("offline");
        }
        return services(store);
    }

    private AdminServices services(ChargingStore open) throws ConfigException {
        return new AdminServices(
                administration(open),
                new AccountDesk(
                        open.reads(),
                        open.accounts()::find,
                        () -> new LiveChanges(open.provisioning()),
                        () -> tariffs.inForce().tariffs(),
                        new DocumentText(Currency.IDR, ZONE),
                        new FixedTime()),
                new RecordDesk(open.reads(), open.ledger()::openReads, new DocumentText(Currency.IDR, ZONE)),
                new RegistrationDesk(
                        open.reads(),
                        number -> {
                            List<String> keys = open.bindings().find(number, NOW).stream()
                                    .map(Binding::key)
                                    .toList();
                            return open.bindings()
                                    .change(number, List.of(), keys)
                                    .thenApply(Outcome::accepted);
                        },
                        new DocumentText(Currency.IDR, ZONE),
                        new FixedTime()),
                new VoucherDesk(
                        open.reads(),
                        () -> new LiveChanges(open.provisioning()),
                        this::voucherCodes,
                        new DocumentText(Currency.IDR, ZONE),
                        new FixedTime()),
                new CellDesk(cells, open.reads()::subscriber, new DocumentText(Currency.IDR, ZONE)),
                new TariffDesk(
                        tariffs,
                        open.reads()::subscriber,
                        new QuoteRules(CellPrices.unknown(Set.of("Kayoon_1")), Set.of("112"), Duration.ofHours(4)),
                        new DocumentText(Currency.IDR, ZONE),
                        new FixedTime()),
                editor(open),
                new TraceDesk(traces, open.reads(), new DocumentText(Currency.IDR, ZONE), new FixedTime()),
                new StudyDesk(
                        new StudyRuns(new FixedTime()),
                        () -> tariffs.inForce().tariffs(),
                        cells::plan,
                        new DocumentText(Currency.IDR, ZONE)),
                new SoftphoneDesk(
                        open.reads()::subscriber,
                        "lab.test",
                        () -> 5060,
                        new SoftphoneLinks(new FixedTime(), new SecureRandom()),
                        new DocumentText(Currency.IDR, ZONE)),
                new Health(),
                access(open),
                open.reads()::audit,
                new OverviewTopic(new Overview(open), new DocumentText(Currency.IDR, ZONE), new FixedTime()),
                new BalanceTopic(List::of, open.reads(), open.accounts()::find, new DocumentText(Currency.IDR, ZONE)),
                new SystemDesk(new SystemUnderTest(), new Health(), log, new DocumentText(Currency.IDR, ZONE)),
                new DocumentText(Currency.IDR, ZONE));
    }

    /** Of a copy of the shipped tariffs: {@code edited/tariffs.yaml} in the data directory. */
    private TariffEditor editor(ChargingStore open) {
        try {
            Path copy = Files.createDirectories(data.resolve("edited"));
            Files.copy(
                    CONFIG.resolve("tariffs.yaml"), copy.resolve("tariffs.yaml"), StandardCopyOption.REPLACE_EXISTING);
            return new TariffEditor(
                    new ConfigFiles(copy),
                    TakenNumbers.NONE,
                    tariffs,
                    open.ledger()::openReads,
                    new TariffHistory(data.resolve(TariffHistory.DIRECTORY)),
                    new DocumentText(Currency.IDR, ZONE),
                    new FixedTime());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Access access(ChargingStore open) {
        return new Access(
                open.reads(),
                open.ledger()::submit,
                number -> {
                    Subscriber subscriber = open.subscribers().find(number);
                    return subscriber == null ? null : new PasswordHashes(subscriber.ha1Md5(), subscriber.ha1Sha256());
                },
                "lab.test",
                new PasswordHasher(new SecureRandom()),
                new FixedTime(),
                new SecureRandom());
    }

    private VoucherCodes voucherCodes() {
        SecureRandom random = new SecureRandom();
        return new VoucherCodes(VoucherKey.open(data, random, false), random);
    }

    /** A subscriber redeems a voucher: what became of it. */
    SelfCare.Redemption redeem(String subscriber, String code) throws Exception {
        if (store == null) {
            throw new IllegalStateException("offline");
        }
        TariffRater rater = new TariffRater(TariffsFile.load(CONFIG.resolve("tariffs.yaml")));
        return new PrepaidSelfCare(store, rater, voucherCodes(), VoucherTries.usual(), new FixedTime())
                .redeem(subscriber, code)
                .get(20, TimeUnit.SECONDS);
    }

    private StoreAdministration administration(ChargingStore open) throws ConfigException {
        SubscriberRules rules = new SubscriberRules(
                "lab.test",
                TariffsFile.load(CONFIG.resolve("tariffs.yaml")).plans()::keySet,
                () -> cells().stream().map(Cell::name).collect(Collectors.toSet()));
        return new StoreAdministration(
                open.reads(),
                open.ledger()::openReads,
                open.accounts()::find,
                () -> new LiveChanges(open.provisioning()),
                rules,
                ImportPace.BESIDE_CALLS,
                new Calls(),
                new Backup(data, new FixedTime()),
                new DocumentText(Currency.IDR, ZONE),
                new FixedTime(),
                () -> UUID.randomUUID().toString());
    }

    private AdminServer server(ChargingStore open, Path dataDirectory) throws ConfigException {
        return AdminServer.start(
                new AdminSettings(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), null),
                dataDirectory,
                services(open),
                new FixedTime(),
                new SecureRandom());
    }

    private static List<Cell> cells() {
        try {
            return List.copyOf(CellsFile.load(CONFIG.resolve("cells.yaml")).cells());
        } catch (ConfigException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        if (store != null) {
            store.close();
        }
        if (directory != null) {
            directory.close();
        }
    }

    private record Overview(ChargingStore store) implements OverviewSource {
        @Override
        public long calls() {
            return 3;
        }

        @Override
        public CallTally tally() {
            return store.tally();
        }

        @Override
        public long revenueMicros(long day) {
            return 150_500_000;
        }

        @Override
        public long registered() {
            return 0;
        }

        @Override
        public List<String> alarms() {
            return List.of();
        }
    }

    private static final class SystemUnderTest implements SystemSource {
        @Override
        public Document facts() {
            return new Document().put("version", "test");
        }

        @Override
        public List<SettingInForce> settings() {
            return List.of(
                    new SettingInForce("currency", "IDR", SettingInForce.Origin.FILE, "config/pulsa.yaml:3:1"),
                    new SettingInForce("sip.shards", "0", SettingInForce.Origin.DEFAULT, ""));
        }

        @Override
        public PbxState pbx() {
            return new PbxState(NOW, 200, 1_234);
        }
    }

    static TimeSource time() {
        return new FixedTime();
    }

    private static final class FixedTime implements TimeSource {
        @Override
        public long wallMillis() {
            return NOW;
        }

        @Override
        public long nanos() {
            return 0;
        }
    }

    static final class Health implements GatewayHealth {
        @Override
        public @Nullable String notReadyReason() {
            return "still starting";
        }

        @Override
        public List<String> alarms() {
            return List.of();
        }

        @Override
        public void measure(MetricsText metrics) {
            metrics.gauge("pulsa_calls_live", "Calls that run now.", 3)
                    .amount("pulsa_ledger_balances", "Sum of all balances.", 150_500_000);
        }
    }

    private final class Calls implements LiveCallsControl {
        @Override
        public CompletableFuture<List<LiveCallSnapshot>> calls(int most) {
            return CompletableFuture.completedFuture(calls.stream().limit(most).toList());
        }

        @Override
        public CompletableFuture<Boolean> hangUp(String callId) {
            return CompletableFuture.completedFuture(
                    calls.removeIf(call -> call.callId().equals(callId)));
        }
    }
}
