package id.pulsa.proxy.cli;

import id.pulsa.charging.ledger.VoucherBatch;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.charging.yaml.DurationText;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.OwnerFiles;
import id.pulsa.proxy.admin.VoucherDocuments;
import id.pulsa.proxy.admin.VoucherRequest;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pulsa voucher create}. */
@Command(
        name = "create",
        description =
                "Make vouchers and write their codes as CSV. The codes are kept nowhere: they cannot be had again.")
final class VoucherCreate implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Option(names = "--count", paramLabel = "N", required = true, description = "How many, up to 10000.")
    private long count;

    @Option(names = "--amount", paramLabel = "AMOUNT", required = true, description = "What each is worth: 10000.00.")
    private String amount = "";

    @Option(
            names = "--batch",
            paramLabel = "NAME",
            description = "A name for them: letters, digits, \".\", \"_\", \"-\" (default: the time of day).")
    private @Nullable String batch;

    @Option(
            names = "--validity",
            paramLabel = "DURATION",
            description = "An account that redeems one is valid so long from then on at least: 30d (default: like any"
                    + " top-up).")
    private @Nullable String validity;

    @Option(
            names = "--redeem-until",
            paramLabel = "DATE",
            description = "The last day (2026-12-31), a time (2026-12-31T18:00), or so long from now (+365d); default:"
                    + " for ever.")
    private @Nullable String redeemUntil;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "A new file for the codes, which only its owner can read (default: standard output).")
    private @Nullable Path file;

    @Mixin
    private final JsonOption json = new JsonOption();

    VoucherCreate(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        VoucherRequest request = request();
        try (Connection connection = connector.toChange()) {
            if (file == null) {
                show(connection.vouchers().createVouchers(request));
            } else {
                write(connection, request, file);
            }
        }
        return ExitCode.OK;
    }

    private VoucherRequest request() {
        if (count < 1 || count > VoucherBatch.MAX_COUNT) {
            throw new UsageException("--count must be from 1 to " + VoucherBatch.MAX_COUNT);
        }
        return new VoucherRequest(
                batch,
                count,
                Amounts.notNegative("--amount", amount),
                validity(),
                redeemUntil == null ? null : Validity.of(around, "--redeem-until", redeemUntil));
    }

    private Duration validity() {
        try {
            return validity == null ? Duration.ZERO : DurationText.parse(validity);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--validity: " + e.getMessage());
        }
    }

    private void show(Document created) {
        around.out().print(json.wanted() ? created + "\n" : VoucherDocuments.csv(created));
    }

    /** The file is there before the vouchers are: whoever has vouchers has their codes. */
    private void write(Connection connection, VoucherRequest request, Path to) {
        try {
            OwnerFiles.create(to, "");
        } catch (FileAlreadyExistsException e) {
            throw new FailedException(to + " exists already; name a new file", e);
        } catch (IOException e) {
            throw new FailedException(to + " cannot be written: " + e, e);
        }
        Document created;
        try {
            created = connection.vouchers().createVouchers(request);
        } catch (RuntimeException e) {
            delete(to);
            throw e;
        }
        try {
            OwnerFiles.replace(to, VoucherDocuments.csv(created));
        } catch (IOException e) {
            show(created);
            throw new FailedException(to + " cannot be written: " + e + "; the codes are on standard output", e);
        }
        created.put("codes", null);
        around.out()
                .println(
                        json.wanted()
                                ? created.toString()
                                : "batch " + created.text("batch") + ": " + created.number("count", 0)
                                        + " vouchers worth " + created.text("amount") + " "
                                        + created.text("currency") + " each; their codes are in " + to);
    }

    private static void delete(Path empty) {
        try {
            Files.deleteIfExists(empty);
        } catch (IOException e) {
            // What went wrong before is on its way to the administrator; an empty file harms nobody.
            return;
        }
    }
}
