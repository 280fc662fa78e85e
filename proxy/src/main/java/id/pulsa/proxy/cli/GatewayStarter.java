package id.pulsa.proxy.cli;

/** Starts the whole gateway; supplied by the composition root. */
@FunctionalInterface
public interface GatewayStarter {
    /**
     * Starts it; when this returns, calls are taken.
     *
     * @param configuration what was read and found right
     * @param source where it was read from, and can be read again
     * @throws GatewayStartException when it cannot start; nothing is left open
     */
    RunningGateway start(Configuration configuration, ConfigurationSource source) throws GatewayStartException;
}
