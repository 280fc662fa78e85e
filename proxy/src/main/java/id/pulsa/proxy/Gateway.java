package id.pulsa.proxy;

import id.pulsa.charging.ledger.LedgerException;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.cli.Configuration;
import id.pulsa.proxy.cli.GatewayStartException;
import id.pulsa.proxy.cli.RunningGateway;
import id.pulsa.proxy.transport.BindFailedException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.List;

/** The whole gateway: SIP and charging, and the control API beside them. */
final class Gateway implements RunningGateway {
    private final GatewayCore core;

    private Gateway(GatewayCore core) {
        this.core = core;
    }

    /**
     * Starts it; when this returns, calls are taken.
     *
     * @throws GatewayStartException with one line for the administrator; nothing is left open
     */
    static Gateway start(Configuration configuration, TimeSource time, SecureRandom random)
            throws GatewayStartException {
        try {
            GatewayCore core = GatewayCore.start(new GatewayCore.Setup(
                    configuration.gateway(),
                    configuration.tariffs(),
                    configuration.cells(),
                    GatewayAddresses.of(configuration.gateway()),
                    false,
                    time,
                    random));
            return new Gateway(core);
        } catch (BindFailedException | UnknownHostException | LedgerException e) {
            throw new GatewayStartException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public List<String> sipListeners() {
        return core.transport().listening().stream().map(Object::toString).toList();
    }

    @Override
    public URI adminUri() {
        return URI.create("http://127.0.0.1:8080");
    }

    @Override
    public void close() {
        core.close();
    }
}
