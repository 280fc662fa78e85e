package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pulsa call hangup}. */
@Command(name = "hangup", description = "Hang up a running call; it is charged up to now.")
final class CallHangup implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "CALL", description = "As in the first column of \"call list\".")
    private String callId = "";

    CallHangup(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        try (Connection connection = connector.toRead()) {
            connection.administration().hangUp(callId);
        }
        around.out().println("call " + callId + " hung up");
        return ExitCode.OK;
    }
}
