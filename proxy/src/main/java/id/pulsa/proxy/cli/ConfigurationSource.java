package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.config.ConfigFiles;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the configuration comes from, so that it can be read again while the gateway runs.
 *
 * @param directory holds the files
 * @param set keys of pulsa.yaml given on the command line
 * @param environment all variables of the process
 */
public record ConfigurationSource(Path directory, Map<String, String> set, Map<String, String> environment) {
    public ConfigurationSource {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        environment = Map.copyOf(environment);
    }

    /**
     * Reads all files.
     *
     * @throws ConfigException with the mistakes of all of them
     */
    public Configuration load() throws ConfigException {
        return Configuration.load(files(), set, environment);
    }

    /** The files. */
    public ConfigFiles files() {
        return new ConfigFiles(directory);
    }
}
