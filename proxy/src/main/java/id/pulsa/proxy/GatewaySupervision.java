package id.pulsa.proxy;

import id.pulsa.proxy.cli.RunningGateway;
import id.pulsa.proxy.systemd.NotifySocket;
import id.pulsa.proxy.systemd.Watchdog;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A running gateway whose service manager is told when it is ready, that it lives, and when it stops. */
final class GatewaySupervision implements RunningGateway {
    private final RunningGateway gateway;
    private final NotifySocket manager;
    private final Optional<Watchdog> watchdog;

    private GatewaySupervision(RunningGateway gateway, NotifySocket manager, Optional<Watchdog> watchdog) {
        this.gateway = gateway;
        this.manager = manager;
        this.watchdog = watchdog;
    }

    /**
     * The gateway itself, when nobody supervises it.
     *
     * @param question is answered as long as the gateway works
     */
    static RunningGateway of(
            RunningGateway gateway,
            Supplier<? extends CompletableFuture<?>> question,
            Map<String, String> environment) {
        return NotifySocket.of(environment)
                .<RunningGateway>map(manager -> {
                    long pid = ProcessHandle.current().pid();
                    manager.send("READY=1\nMAINPID=" + pid + "\nSTATUS=taking calls on "
                            + String.join(", ", gateway.sipListeners()));
                    return new GatewaySupervision(
                            gateway, manager, Watchdog.start(environment, pid, manager, question));
                })
                .orElse(gateway);
    }

    @Override
    public List<String> sipListeners() {
        return gateway.sipListeners();
    }

    @Override
    public @Nullable String firstLogIn() {
        return gateway.firstLogIn();
    }

    @Override
    public URI adminUri() {
        return gateway.adminUri();
    }

    @Override
    public void close() {
        manager.send("STOPPING=1\nSTATUS=stopping");
        watchdog.ifPresent(Watchdog::close);
        gateway.close();
        manager.close();
    }
}
