package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.AdminException;
import id.pulsa.proxy.admin.TraceFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --format} and {@code --out} of a trace. */
final class TraceOutput {
    @Option(
            names = "--format",
            paramLabel = "text|json|svg|pcap",
            defaultValue = "text",
            description = "Default: text. pcap is for Wireshark.")
    private String format = "text";

    @Option(names = "--out", paramLabel = "FILE", description = "Where to (default: standard output).")
    private @Nullable Path file;

    TraceFormat format() {
        try {
            return TraceFormat.of(format);
        } catch (AdminException e) {
            throw new UsageException("--format must be text, json, svg or pcap, found \"" + format + "\"", e);
        }
    }

    void write(byte[] trace, Surroundings around) {
        try {
            if (file == null) {
                around.out().write(trace);
                around.out().flush();
            } else {
                Files.write(file, trace);
            }
        } catch (IOException e) {
            throw new FailedException("the trace could not be written: " + e.getMessage(), e);
        }
    }
}
