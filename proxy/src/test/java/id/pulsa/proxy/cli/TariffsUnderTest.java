package id.pulsa.proxy.cli;

import id.pulsa.charging.tariff.TariffsFile;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.ReloadResult;
import id.pulsa.proxy.admin.TariffControl;
import id.pulsa.proxy.admin.TariffsInForce;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The shipped tariffs in force; a reload gives what the test says. */
final class TariffsUnderTest implements TariffControl {
    private static final Path FILE = PulsaUnderTest.CONFIG.resolve("tariffs.yaml");

    @Nullable ReloadResult next;

    @Override
    public TariffsInForce inForce() {
        try {
            return new TariffsInForce(TariffsFile.load(FILE), 3, PulsaUnderTest.NOW, List.of(FILE));
        } catch (ConfigException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public CompletableFuture<ReloadResult> reload() {
        return next == null
                ? CompletableFuture.failedFuture(new IllegalStateException("not in this test"))
                : CompletableFuture.completedFuture(next);
    }
}
