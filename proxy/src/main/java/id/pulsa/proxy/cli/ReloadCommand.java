package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.TariffAdministration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pulsa reload}. */
@Command(
        name = "reload",
        description = "Have the running gateway read its configuration again; a mistake in it changes nothing.")
final class ReloadCommand implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Mixin
    private final JsonOption json = new JsonOption();

    ReloadCommand(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        TariffAdministration tariffs = connector.gatewayTariffs();
        return new ReloadText(around, json.wanted()).show(tariffs::reload);
    }
}
