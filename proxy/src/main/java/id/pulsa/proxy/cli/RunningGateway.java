package id.pulsa.proxy.cli;

import java.net.URI;
import java.util.List;

/** A gateway that takes calls. */
public interface RunningGateway extends AutoCloseable {
    /** Where SIP listens, as in the configuration but with the real ports: {@code udp:0.0.0.0:5060}. */
    List<String> sipListeners();

    /** Where the control API answers. */
    URI adminUri();

    /** Drains and stops: calls are settled, everything is on the disk when this returns. */
    @Override
    void close();
}
