package id.pulsa.proxy.cli;

import id.pulsa.charging.tariff.TariffsFile;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.charging.yaml.Finding;
import id.pulsa.proxy.admin.ReloadResult;
import id.pulsa.proxy.admin.TariffControl;
import id.pulsa.proxy.admin.TariffsInForce;
import id.pulsa.proxy.editor.FileChange;
import id.pulsa.proxy.editor.Reloading;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The shipped tariffs in force; a reload gives what the test says. */
final class TariffsUnderTest implements TariffControl, Reloading {
    private static final Path FILE = PulsaUnderTest.CONFIG.resolve("tariffs.yaml");

    @Nullable ReloadResult next;

    List<Finding> found = List.of();

    @Override
    public TariffsInForce inForce() {
        try {
            return new TariffsInForce(TariffsFile.load(FILE), 3, PulsaUnderTest.NOW, List.of(FILE));
        } catch (ConfigException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String digest() {
        return "not of any files";
    }

    @Override
    public List<Finding> check() {
        return found;
    }

    /** Makes the change, and gives what the test says, or that something has changed. */
    @Override
    public CompletableFuture<ReloadResult> reload(FileChange change) {
        change.make();
        ReloadResult result = next == null
                ? new ReloadResult.Accepted(inForce(), true, List.of("a price"), List.of(), List.of(), List.of())
                : next;
        if (result instanceof ReloadResult.Rejected) {
            change.undo();
        }
        return CompletableFuture.completedFuture(result);
    }

    @Override
    public CompletableFuture<ReloadResult> reload() {
        return next == null
                ? CompletableFuture.failedFuture(new IllegalStateException("not in this test"))
                : CompletableFuture.completedFuture(next);
    }
}
