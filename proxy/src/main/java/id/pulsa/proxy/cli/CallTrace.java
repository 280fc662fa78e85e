package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.AdminException;
import id.pulsa.proxy.admin.TraceFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pulsa call trace}. */
@Command(
        name = "trace",
        description = "Explain a call that runs, or one of the last: its SIP messages and what the charging did.")
final class CallTrace implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "CALL", description = "As \"call list\" and \"cdr list\" show it.")
    private String callId = "";

    @Option(
            names = "--format",
            paramLabel = "text|json|svg|pcap",
            defaultValue = "text",
            description = "Default: text. pcap is for Wireshark.")
    private String format = "text";

    @Option(names = "--out", paramLabel = "FILE", description = "Where to (default: standard output).")
    private @Nullable Path file;

    CallTrace(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        TraceFormat wanted;
        try {
            wanted = TraceFormat.of(format);
        } catch (AdminException e) {
            throw new UsageException("--format must be text, json, svg or pcap, found \"" + format + "\"");
        }
        byte[] trace = connector.gatewayTraces().ofCall(callId, wanted);
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
        return ExitCode.OK;
    }
}
