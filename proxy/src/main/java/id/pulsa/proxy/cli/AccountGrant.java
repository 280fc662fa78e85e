package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.BundleRequest;
import id.pulsa.proxy.admin.Document;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pulsa account grant}. */
@Command(
        name = "grant",
        description = "Give an account a bundle of talk time, which its calls use before money."
                + " Later changes of tariffs.yaml do not touch it.")
final class AccountGrant implements Callable<Integer> {
    private static final Column TIME = new Column("", "granted", Column.Kind.DURATION);

    private final Connector connector;
    private final Surroundings around;

    @Parameters(index = "0", paramLabel = "ACCOUNT")
    private String id = "";

    @Parameters(index = "1", paramLabel = "BUNDLE", description = "Bundle of tariffs.yaml.")
    private String bundle = "";

    @Option(
            names = "--valid-until",
            paramLabel = "DATE",
            description = "The last day (2026-12-31), a time (2026-12-31T18:00), or so long from now (+30d); default:"
                    + " as long as tariffs.yaml says.")
    private @Nullable String validUntil;

    @Option(
            names = "--key",
            paramLabel = "TEXT",
            description = "Idempotency key: the same key grants once, however often it is sent (default: a new one).")
    private @Nullable String key;

    @Mixin
    private final JsonOption json = new JsonOption();

    AccountGrant(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        BundleRequest request =
                new BundleRequest(bundle, validUntil == null ? null : Validity.of(around, "--valid-until", validUntil));
        String usedKey = key == null ? UUID.randomUUID().toString() : key;
        try (Connection connection = connector.toProvision()) {
            Document done = connection.accounts().grantBundle(id, request, usedKey);
            if (json.wanted()) {
                around.out().println(done);
            } else {
                around.out()
                        .println("account " + id + " granted " + bundle + ": " + TIME.show(done) + " s until "
                                + done.text("valid_until")
                                + (done.flag("repeated", false) ? " (done before with this key)" : ""));
            }
        }
        return ExitCode.OK;
    }
}
