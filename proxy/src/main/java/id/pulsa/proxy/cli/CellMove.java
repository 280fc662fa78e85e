package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pulsa cell move}. */
@Command(
        name = "move",
        description =
                "Say in which cell a subscriber is, until the phone itself names another one or the gateway stops."
                        + " For good it is said by the subscriber's home cell.")
final class CellMove implements Callable<Integer> {
    private static final String NONE = "none";

    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "NUMBER", index = "0")
    private String number = "";

    @Parameters(paramLabel = "CELL", index = "1", description = "Name of a cell; \"none\" to forget what was said.")
    private String cell = "";

    @Mixin
    private final JsonOption json = new JsonOption();

    CellMove(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        Document moved = connector.gatewayCells().move(number, cell.equals(NONE) ? null : cell);
        if (json.wanted()) {
            around.out().println(moved);
        } else {
            String now = moved.textOrNull("cell");
            long calls = moved.number("calls", 0);
            around.out()
                    .println("subscriber " + number + " is in " + (now == null ? "no cell" : "cell " + now)
                            + (calls == 0 ? "" : ", with " + calls + (calls == 1 ? " call" : " calls")));
        }
        return ExitCode.OK;
    }
}
