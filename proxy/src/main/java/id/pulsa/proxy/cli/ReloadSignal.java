package id.pulsa.proxy.cli;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * SIGHUP, which daemons take as: read your configuration again. Without this it would end the process.
 *
 * <p>The JDK's way to it, {@code sun.misc.Signal}, is unofficial and may be missing: it is called by reflection, and
 * where that fails (another platform, {@code -Xrs}) everything stays as it was. A process that was told to ignore the
 * signal ({@code nohup}) goes on ignoring it.
 */
public final class ReloadSignal {
    private volatile @Nullable Runnable receiver;

    /**
     * Asks for the signal from now on. One that comes before {@link #sendTo} ends nothing and is dropped.
     *
     * @return whether it will come
     */
    public boolean install() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            MethodHandle received = MethodHandles.publicLookup()
                    .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
                    .bindTo((Runnable) this::received);
            signal.getMethod("handle", signal, handler)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance("HUP"),
                            MethodHandleProxies.asInterfaceInstance(
                                    handler, MethodHandles.dropArguments(received, 0, signal)));
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return false;
        }
    }

    /**
     * Says who is told.
     *
     * @param reload called for every signal, on a thread of the JVM's: must return at once
     */
    public void sendTo(Runnable reload) {
        receiver = reload;
    }

    private void received() {
        Runnable reload = receiver;
        if (reload != null) {
            reload.run();
        }
    }
}
