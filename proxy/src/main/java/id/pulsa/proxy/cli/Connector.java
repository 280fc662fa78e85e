package id.pulsa.proxy.cli;

import id.pulsa.charging.backup.Backup;
import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.DataDirectoryException;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.TopUpValidity;
import id.pulsa.charging.ledger.sqlite.SqliteLedgerReads;
import id.pulsa.charging.ledger.sqlite.SqliteLedgerStore;
import id.pulsa.charging.tariff.Tariffs;
import id.pulsa.charging.tariff.TariffsFile;
import id.pulsa.charging.voucher.VoucherCodes;
import id.pulsa.charging.voucher.VoucherKey;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.AccountDesk;
import id.pulsa.proxy.admin.AdminLocation;
import id.pulsa.proxy.admin.AdminToken;
import id.pulsa.proxy.admin.CellAdministration;
import id.pulsa.proxy.admin.CellDesk;
import id.pulsa.proxy.admin.Changes;
import id.pulsa.proxy.admin.DirectChanges;
import id.pulsa.proxy.admin.DocumentText;
import id.pulsa.proxy.admin.ImportPace;
import id.pulsa.proxy.admin.LedgerAccounts;
import id.pulsa.proxy.admin.RecordDesk;
import id.pulsa.proxy.admin.RegistrationControl;
import id.pulsa.proxy.admin.RegistrationDesk;
import id.pulsa.proxy.admin.StoreAdministration;
import id.pulsa.proxy.admin.SubscriberRules;
import id.pulsa.proxy.admin.TariffAdministration;
import id.pulsa.proxy.admin.TariffEditing;
import id.pulsa.proxy.admin.TraceAdministration;
import id.pulsa.proxy.admin.VoucherDesk;
import id.pulsa.proxy.config.GatewayConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the way to what a command works on: the running gateway's control API, else the data directory. */
final class Connector {
    private final CommonOptions options;
    private final Surroundings around;

    Connector(CommonOptions options, Surroundings around) {
        this.options = options;
        this.around = around;
    }

    /** To look at things. Without a gateway the ledger is read beside whoever writes it. */
    Connection toRead() throws ConfigException {
        GatewayConfig config = options.gatewayConfig();
        Connection gateway = gateway(config);
        return gateway != null ? gateway : reading(config);
    }

    /** To change what exists: a mistyped directory is not made. */
    Connection toChange() throws ConfigException {
        GatewayConfig config = options.gatewayConfig();
        Connection gateway = gateway(config);
        if (gateway != null) {
            return gateway;
        }
        existingLedger(config);
        return changing(config, Set.of(), Set.of());
    }

    /**
     * To mend the books: the data directory, held; nobody else works on it then.
     *
     * @throws FailedException when a gateway runs on it
     */
    DataDirectory toRepair() throws ConfigException {
        GatewayConfig config = options.gatewayConfig();
        if (client(config) != null) {
            throw new FailedException("a gateway runs on " + config.data() + ": stop it first");
        }
        existingLedger(config);
        return DataDirectory.open(config.data());
    }

    /** To restore a backup: which directory, whether it exists or not. */
    Path dataDirectory() throws ConfigException {
        return options.gatewayConfig().data();
    }

    /** To add subscribers and accounts: without a gateway, tariffs and cells are read to check plans and home cells. */
    Connection toProvision() throws ConfigException {
        GatewayConfig config = options.gatewayConfig();
        Connection gateway = gateway(config);
        if (gateway != null) {
            return gateway;
        }
        Configuration all = options.configuration();
        Set<String> cells = all.cells().cells().stream().map(Cell::name).collect(Collectors.toSet());
        return changing(config, all.tariffs().plans().keySet(), cells);
    }

    /**
     * Null when no gateway runs on the directory. One that was killed leaves its address behind; whoever answers there now
     * does not know its instance.
     */
    private static @Nullable Connection gateway(GatewayConfig config) {
        ApiClient client = client(config);
        return client == null
                ? null
                : new Connection(
                        client,
                        new ApiAccounts(client),
                        new ApiRecords(client),
                        new ApiRegistrations(client),
                        new ApiVouchers(client),
                        true,
                        client::close);
    }

    /** The tariffs of the running gateway; there must be one. */
    TariffAdministration gatewayTariffs() throws ConfigException {
        return new ApiTariffs(gatewayClient());
    }

    /** The texts of the tariffs of the running gateway; there must be one. */
    TariffEditing gatewayTariffTexts() throws ConfigException {
        return new ApiTariffTexts(gatewayClient());
    }

    /** The cells of the running gateway; there must be one. */
    CellAdministration gatewayCells() throws ConfigException {
        return new ApiCells(gatewayClient());
    }

    /** The calls that the running gateway keeps something of; there must be one. */
    TraceAdministration gatewayTraces() throws ConfigException {
        return new ApiTraces(gatewayClient());
    }

    /** The control API of the running gateway; there must be one. */
    ApiClient gatewayClient() throws ConfigException {
        GatewayConfig config = options.gatewayConfig();
        ApiClient client = client(config);
        if (client == null) {
            throw new FailedException("no gateway is running on " + config.data());
        }
        return client;
    }

    /** To look at cells: those of the running gateway, else what cells.yaml says. */
    CellConnection toCells() throws ConfigException {
        ApiClient client = client(options.gatewayConfig());
        if (client != null) {
            return new CellConnection(new ApiCells(client), true);
        }
        Configuration files = options.configuration();
        DocumentText text = new DocumentText(files.gateway().currency(), around.zone());
        return new CellConnection(new CellDesk(new FileCells(files.cells()), number -> null, text), false);
    }

    /**
     * To ask for prices: what is in force where a gateway runs, else what the files say.
     *
     * @param files what the files say in any case
     */
    TariffConnection toQuote(boolean files) throws ConfigException {
        ApiClient client = files ? null : client(options.gatewayConfig());
        return client != null
                ? new TariffConnection(new ApiTariffs(client), client::close)
                : new TariffConnection(FileTariffs.desk(options.configuration(), around), () -> {});
    }

    private static @Nullable ApiClient client(GatewayConfig config) {
        try {
            AdminLocation location = AdminLocation.read(config.data());
            if (location == null || !ApiClient.answers(location)) {
                return null;
            }
            AdminToken token = AdminToken.read(config.data().resolve(AdminToken.FILE_NAME));
            return new ApiClient(GatewayLink.to(location), token);
        } catch (IOException e) {
            throw new FailedException(
                    "a gateway runs on " + config.data() + ", but its access files cannot be read: " + e.getMessage(),
                    e);
        }
    }

    private Connection reading(GatewayConfig config) {
        LedgerReads reads = SqliteLedgerReads.open(existingLedger(config));
        Supplier<Changes> none = () -> {
            throw new IllegalStateException("opened for reading");
        };
        RegistrationControl unchanged = number -> {
            throw new IllegalStateException("opened for reading");
        };
        return connection(config, reads, none, unchanged, new SubscriberRules("", Set::of, Set::of), reads::close);
    }

    private static Path existingLedger(GatewayConfig config) {
        Path file = DataDirectory.ledgerFile(config.data());
        if (!Files.exists(file)) {
            throw new FailedException("no ledger in " + config.data()
                    + "; add a subscriber or start the gateway first, or name another directory with --data");
        }
        return file;
    }

    private Connection changing(GatewayConfig config, Set<String> plans, Set<String> cells) {
        DataDirectory directory = DataDirectory.open(config.data());
        DirectChanges changes;
        try {
            SqliteLedgerStore store = SqliteLedgerStore.open(directory);
            changes = new DirectChanges(
                    directory,
                    store,
                    around.time(),
                    TopUpValidity.of(config.accounts().topUpValidity()),
                    config.store().maxSubscribers());
        } catch (DataDirectoryException e) {
            directory.close();
            throw e;
        }
        LedgerReads reads = SqliteLedgerReads.open(directory.ledgerFile());
        SubscriberRules rules = new SubscriberRules(config.sip().realm(), () -> plans, () -> cells);
        RegistrationControl registrations = number -> CompletableFuture.completedFuture(
                changes.removeRegistrations(number).accepted());
        return connection(config, reads, () -> changes, registrations, rules, () -> {
            reads.close();
            changes.close();
        });
    }

    /** Null when tariffs.yaml holds mistakes: what needs no prices can be done without it. */
    private @Nullable Tariffs tariffsOrNull() {
        try {
            return TariffsFile.load(options.configurationSource().files().tariffs());
        } catch (ConfigException e) {
            return null;
        }
    }

    /** The caller holds the data directory. */
    private VoucherCodes voucherCodes(GatewayConfig config, LedgerReads reads) {
        boolean vouchers = !reads.voucherBatches(null, 1).rows().isEmpty();
        VoucherKey key = VoucherKey.open(config.data(), around.random(), vouchers);
        return new VoucherCodes(key, around.random());
    }

    private Connection connection(
            GatewayConfig config,
            LedgerReads reads,
            Supplier<Changes> changes,
            RegistrationControl registrations,
            SubscriberRules rules,
            Connection.Resource resource) {
        LedgerAccounts ledgerAccounts = new LedgerAccounts(reads);
        DocumentText text = new DocumentText(config.currency(), around.zone());
        Supplier<LedgerReads> longReads = () -> SqliteLedgerReads.open(DataDirectory.ledgerFile(config.data()));
        StoreAdministration administration = new StoreAdministration(
                reads,
                longReads,
                ledgerAccounts,
                changes,
                rules,
                ImportPace.alone(around.processors()),
                new NoCalls(),
                new Backup(config.data(), around.time()),
                text,
                around.time(),
                () -> UUID.randomUUID().toString());
        AccountDesk accounts =
                new AccountDesk(reads, ledgerAccounts, changes, this::tariffsOrNull, text, around.time());
        VoucherDesk vouchers = new VoucherDesk(reads, changes, () -> voucherCodes(config, reads), text, around.time());
        return new Connection(
                administration,
                accounts,
                new RecordDesk(reads, longReads, text),
                new RegistrationDesk(reads, registrations, text, around.time()),
                vouchers,
                false,
                resource);
    }
}
