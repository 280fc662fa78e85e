package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.Document;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which account's balance is changed, and by how much. */
final class MoneyOptions {
    private static final Column VALID_UNTIL = new Column("", "valid_until", Column.Kind.INSTANT);

    @Parameters(index = "0", paramLabel = "ACCOUNT")
    private String account = "";

    @Parameters(index = "1", paramLabel = "AMOUNT", description = "For example 100.00.")
    private String amount = "";

    @Option(
            names = "--key",
            paramLabel = "TEXT",
            description = "Idempotency key: the same key counts once, however often it is sent (default: a new one).")
    private @Nullable String key;

    String account() {
        return account;
    }

    long micros() {
        return Amounts.notNegative("amount", amount);
    }

    String keyOr(String fresh) {
        return key == null ? fresh : key;
    }

    /**
     * What was done, in one line.
     *
     * @param format of the account and the amount
     */
    static String line(Document done, String format) {
        return String.format(format, done.text("account"), done.text("amount")) + ", balance " + done.text("balance")
                + (done.textOrNull("valid_until") == null ? "" : ", valid until " + VALID_UNTIL.show(done))
                + (done.flag("repeated", false) ? " (done before with this key)" : "");
    }
}
