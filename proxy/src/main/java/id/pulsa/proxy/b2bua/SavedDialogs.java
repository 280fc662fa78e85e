package id.pulsa.proxy.b2bua;

import id.pulsa.proxy.dialog.Dialog;
import id.pulsa.proxy.dialog.DialogCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Both dialogs of a call in the bytes that are kept with its live-call record: for each a 4-byte length and what
 * {@link DialogCodec} writes.
 */
final class SavedDialogs {
    private static final int LENGTH_BYTES = Integer.BYTES;

    private SavedDialogs() {}

    static byte[] write(@Nullable Dialog caller, @Nullable Dialog callee) {
        byte[] first = caller == null ? new byte[0] : DialogCodec.write(caller);
        byte[] second = callee == null ? new byte[0] : DialogCodec.write(callee);
        return ByteBuffer.allocate(2 * LENGTH_BYTES + first.length + second.length)
                .putInt(first.length)
                .put(first)
                .putInt(second.length)
                .put(second)
                .array();
    }

    /** The dialogs that can be read; those that cannot are left out. */
    static List<Dialog> read(byte[] bytes) {
        List<Dialog> dialogs = new ArrayList<>(2);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (in.remaining() >= LENGTH_BYTES) {
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                return dialogs;
            }
            byte[] one = new byte[length];
            in.get(one);
            DialogCodec.read(one).ifPresent(dialogs::add);
        }
        return dialogs;
    }
}
