package id.pulsa.proxy.cli;

import picocli.CommandLine.Option;

/** {@code --json}. */
final class JsonOption {
    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    boolean wanted() {
        return json;
    }
}
