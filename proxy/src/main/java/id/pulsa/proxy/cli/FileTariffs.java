package id.pulsa.proxy.cli;

import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.ledger.sqlite.SqliteLedgerReads;
import id.pulsa.charging.yaml.Finding;
import id.pulsa.proxy.admin.DocumentText;
import id.pulsa.proxy.admin.ReloadResult;
import id.pulsa.proxy.admin.TariffControl;
import id.pulsa.proxy.admin.TariffDesk;
import id.pulsa.proxy.admin.TariffsInForce;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The tariffs as the configuration files say them now, with no gateway. */
final class FileTariffs implements TariffControl {
    private final Configuration configuration;
    private final long readAtWallMillis;

    private FileTariffs(Configuration configuration, long readAtWallMillis) {
        this.configuration = configuration;
        this.readAtWallMillis = readAtWallMillis;
    }

    /** Subscribers are looked up in the ledger, when one is named and there is a ledger. */
    static TariffDesk desk(Configuration configuration, Surroundings around) {
        Path ledger = DataDirectory.ledgerFile(configuration.gateway().data());
        return new TariffDesk(
                new FileTariffs(configuration, around.time().wallMillis()),
                number -> subscriber(ledger, number),
                configuration.quoteRules(),
                new DocumentText(configuration.gateway().currency(), around.zone()),
                around.time());
    }

    private static @Nullable Subscriber subscriber(Path ledger, String number) {
        if (!Files.exists(ledger)) {
            return null;
        }
        try (LedgerReads reads = SqliteLedgerReads.open(ledger)) {
            return reads.subscriber(number);
        }
    }

    @Override
    public TariffsInForce inForce() {
        return new TariffsInForce(
                configuration.tariffs(),
                0,
                readAtWallMillis,
                configuration.contents().ofTariffs());
    }

    @Override
    public List<Finding> check() {
        throw new FailedException("there is no gateway whose files could be checked");
    }

    @Override
    public CompletableFuture<ReloadResult> reload() {
        throw new FailedException("there is no gateway that could reload");
    }
}
