package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pulsa staff reset-password}. */
@Command(
        name = "reset-password",
        description = "Give somebody who forgot theirs a new password, which the next log-in must change.")
final class StaffResetPassword implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Mixin
    private final JsonOption json = new JsonOption();

    StaffResetPassword(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        Document changed = connector.gatewayClient().post("/staff/" + ApiClient.encode(name) + "/password-reset");
        around.out().println(json.wanted() ? changed.toString() : StaffText.password(changed));
        return ExitCode.OK;
    }
}
