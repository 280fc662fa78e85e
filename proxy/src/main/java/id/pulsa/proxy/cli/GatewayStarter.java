package id.pulsa.proxy.cli;

import java.nio.file.Path;

/** Starts the whole gateway; supplied by the composition root. */
@FunctionalInterface
public interface GatewayStarter {
    /**
     * Starts it; when this returns, calls are taken.
     *
     * @param configuration what was read and found right
     * @param configDirectory where it was read from
     * @throws GatewayStartException when it cannot start; nothing is left open
     */
    RunningGateway start(Configuration configuration, Path configDirectory) throws GatewayStartException;
}
