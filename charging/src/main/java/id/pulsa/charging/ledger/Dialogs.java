package id.pulsa.charging.ledger;

import java.util.Arrays;

/** Both legs of a call as the proxy wrote them down; bytes that nobody else reads. */
public final class Dialogs {
    private final byte[] bytes;

    public Dialogs(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dialogs that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Dialogs[" + bytes.length + " bytes]";
    }
}
