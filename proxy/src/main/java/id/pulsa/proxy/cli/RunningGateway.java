package id.pulsa.proxy.cli;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A gateway that takes calls. */
public interface RunningGateway extends AutoCloseable {
    /** Where SIP listens, as in the configuration but with the real ports: {@code udp:0.0.0.0:5060}. */
    List<String> sipListeners();

    /** Where the control API answers. */
    URI adminUri();

    /** How the first administrator logs in, when this start has made one: said once; else null. */
    @Nullable String firstLogIn();

    /** Drains and stops: calls are settled, everything is on the disk when this returns. */
    @Override
    void close();
}
