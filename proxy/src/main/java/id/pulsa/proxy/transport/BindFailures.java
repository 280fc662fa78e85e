package id.pulsa.proxy.transport;

import id.pulsa.proxy.transport.BindFailedException.Reason;
import io.netty.channel.unix.Errors;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Locale;

/** Tells why the system refused to bind, from what the two socket libraries throw. */
final class BindFailures {
    /** Of Linux's asm-generic/errno.h, negative as the native library gives them. */
    private static final int EADDRINUSE = -98;

    private static final int EACCES = -13;
    private static final int EPERM = -1;
    private static final int EADDRNOTAVAIL = -99;

    private BindFailures() {}

    static BindFailedException explain(ListenAddress address, Throwable cause) {
        return new BindFailedException(address, reason(address.address().getAddress(), cause), cause);
    }

    private static Reason reason(InetAddress wanted, Throwable cause) {
        if (cause instanceof Errors.NativeIoException system) {
            return switch (system.expectedErr()) {
                case EADDRINUSE -> Reason.IN_USE;
                case EACCES, EPERM -> Reason.NO_PERMISSION;
                case EADDRNOTAVAIL -> Reason.NO_SUCH_ADDRESS;
                default -> Reason.OTHER;
            };
        }
        // The JDK throws one type for all, with the system's words.
        if (!isOurs(wanted)) {
            return Reason.NO_SUCH_ADDRESS;
        }
        String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("permission")) {
            return Reason.NO_PERMISSION;
        }
        return cause instanceof BindException ? Reason.IN_USE : Reason.OTHER;
    }

    private static boolean isOurs(InetAddress wanted) {
        try {
            return wanted.isAnyLocalAddress() || NetworkInterface.getByInetAddress(wanted) != null;
        } catch (SocketException unknown) {
            return true;
        }
    }
}
