package id.pulsa.proxy.transport;

import java.util.Locale;
import java.util.Optional;

/** A transport protocol that SIP runs over, named as in a Via header (RFC 3261 §20.42). */
public enum TransportKind {
    UDP(false),
    TCP(true);

    private final boolean reliable;

    TransportKind(boolean reliable) {
        this.reliable = reliable;
    }

    /** Whether the protocol itself retransmits, so that transactions need not (RFC 3261 §17). */
    public boolean reliable() {
        return reliable;
    }

    /** As written in listen addresses and in the {@code transport} parameter of a URI: {@code udp}, {@code tcp}. */
    public String uriName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The transport of that name in any case; empty when it is none that is spoken here. */
    public static Optional<TransportKind> named(String name) {
        for (TransportKind kind : values()) {
            if (kind.name().equalsIgnoreCase(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
