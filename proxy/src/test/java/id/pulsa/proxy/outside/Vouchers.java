package id.pulsa.proxy.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Vouchers as an administrator makes them: with the command line, on a running gateway, codes in a file. */
final class Vouchers {
    /** The service number that takes them. */
    static final String SERVICE = "*888";

    private Vouchers() {}

    /** What is to be dialled to redeem each of a new batch. */
    static List<String> create(Stage stage, String batch, int count, String amount) {
        GatewayProcess gateway = stage.gateway();
        Path file = gateway.folder().resolve(batch + ".csv");
        gateway.cli(
                "voucher",
                "create",
                "--count",
                Integer.toString(count),
                "--amount",
                amount,
                "--batch",
                batch,
                "--out",
                file.toString());
        try {
            return Files.readAllLines(file).stream()
                    .skip(1)
                    .map(line -> line.substring(0, line.indexOf(',')))
                    .map(code -> SERVICE + "*" + code.replace("-", ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
