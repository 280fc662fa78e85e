package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.TraceFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private final TraceOutput output = new TraceOutput();

    CallTrace(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        TraceFormat format = output.format();
        output.write(connector.gatewayTraces().ofCall(callId, format), around);
        return ExitCode.OK;
    }
}
