package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pulsa account revoke}. */
@Command(
        name = "revoke",
        description = "Take a bundle back from an account. Calls that hold some of its talk time now may use that.")
final class AccountRevoke implements Callable<Integer> {
    private static final Column LEFT = new Column("", "left", Column.Kind.DURATION);
    private static final Column HELD = new Column("", "held", Column.Kind.DURATION);

    private final Connector connector;
    private final Surroundings around;

    @Parameters(index = "0", paramLabel = "ACCOUNT")
    private String id = "";

    @Parameters(
            index = "1",
            paramLabel = "BUNDLE",
            description = "Its name, or, where the account has several of that name, its id (account show).")
    private String bundle = "";

    @Mixin
    private final JsonOption json = new JsonOption();

    AccountRevoke(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        try (Connection connection = connector.toChange()) {
            Document done = connection.accounts().revokeBundle(id, bundle);
            if (json.wanted()) {
                around.out().println(done);
            } else {
                around.out()
                        .println("account " + id + ": " + done.text("name") + " taken back; of it " + LEFT.show(done)
                                + " s were left, of these " + HELD.show(done) + " s held by calls");
            }
        }
        return ExitCode.OK;
    }
}
