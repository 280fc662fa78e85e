package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.config.GatewayConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code pulsa} itself: the options that every command takes, before or after its name. */
@Command(
        name = "pulsa",
        description = "A SIP gateway that charges prepaid calls while they happen.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {})
final class CommonOptions {
    private final Map<String, String> environment;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            defaultValue = "config",
            scope = ScopeType.INHERIT,
            description = "Configuration directory (default: ${DEFAULT-VALUE}).")
    private Path config = Path.of("config");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Data directory (default: key \"data\" of pulsa.yaml).")
    private @Nullable Path data;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "Override one key of pulsa.yaml, for example sip.realm=lab.test. Repeatable.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where in the program an error arose.")
    private boolean debug;

    CommonOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    boolean debug() {
        return debug;
    }

    Path configDirectory() {
        return config;
    }

    /** All files. */
    Configuration configuration() throws ConfigException {
        return configurationSource().load();
    }

    /** Where {@link #configuration} is read from. */
    ConfigurationSource configurationSource() {
        return new ConfigurationSource(config, overrides(), environment);
    }

    /** {@code pulsa.yaml} alone, for commands that need neither tariffs nor cells. */
    GatewayConfig gatewayConfig() throws ConfigException {
        return GatewayConfig.load(configurationSource().files().gateway(), overrides(), environment);
    }

    private Map<String, String> overrides() {
        Map<String, String> overrides = new LinkedHashMap<>(set);
        if (data != null) {
            overrides.put("data", data.toString());
        }
        return overrides;
    }
}
