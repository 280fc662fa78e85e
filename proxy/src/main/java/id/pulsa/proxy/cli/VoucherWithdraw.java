package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pulsa voucher withdraw}. */
@Command(name = "withdraw", description = "Withdraw what was not redeemed of a batch of vouchers, for good.")
final class VoucherWithdraw implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "BATCH")
    private String batch = "";

    @Mixin
    private final JsonOption json = new JsonOption();

    VoucherWithdraw(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        try (Connection connection = connector.toChange()) {
            Document withdrawn = connection.vouchers().withdrawVouchers(batch);
            around.out()
                    .println(
                            json.wanted()
                                    ? withdrawn.toString()
                                    : "batch " + batch + " withdrawn; " + withdrawn.number("redeemed", 0) + " of "
                                            + withdrawn.number("count", 0) + " vouchers had been redeemed");
        }
        return ExitCode.OK;
    }
}
