package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code pulsa serve}. */
@Command(name = "serve", description = "Start the gateway in the foreground; SIGTERM or Ctrl-C stops it cleanly.")
final class ServeCommand implements Callable<Integer> {
    private final CommonOptions options;
    private final Surroundings around;
    private final GatewayStarter starter;
    private final StopSignal stop;

    ServeCommand(CommonOptions options, Surroundings around, GatewayStarter starter, StopSignal stop) {
        this.options = options;
        this.around = around;
        this.starter = starter;
        this.stop = stop;
    }

    @Override
    public Integer call() throws ConfigException, GatewayStartException, InterruptedException {
        Configuration configuration = options.configuration();
        stop.expect(configuration.gateway().stop().drain());
        try (RunningGateway gateway = starter.start(configuration, options.configurationSource())) {
            for (String listener : gateway.sipListeners()) {
                around.out().println("SIP    " + listener);
            }
            around.out().println("admin  " + gateway.adminUri());
            String firstLogIn = gateway.firstLogIn();
            if (firstLogIn != null) {
                around.out().println("log in " + firstLogIn + " (said once; it must be changed then)");
            }
            around.out().println("data   " + configuration.gateway().data());
            around.out().println("ready");
            around.out().flush();
            stop.await();
        }
        around.out().println("stopped");
        return ExitCode.OK;
    }
}
