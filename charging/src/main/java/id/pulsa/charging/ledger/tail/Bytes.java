package id.pulsa.charging.ledger.tail;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Texts, blobs and lists in a buffer, each with its length before it. */
final class Bytes {
    private static final int NULL = -1;

    private Bytes() {}

    static void put(ByteBuffer out, @Nullable String text) {
        put(out, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    static void put(ByteBuffer out, byte @Nullable [] bytes) {
        if (bytes == null) {
            out.putInt(NULL);
        } else {
            out.putInt(bytes.length).put(bytes);
        }
    }

    static byte @Nullable [] bytes(ByteBuffer in) {
        int length = in.getInt();
        if (length == NULL) {
            return null;
        }
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    static @Nullable String maybe(ByteBuffer in) {
        byte[] bytes = bytes(in);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    static String text(ByteBuffer in) {
        String text = maybe(in);
        if (text == null) {
            throw new IllegalArgumentException("a text is missing");
        }
        return text;
    }

    static <T> void put(ByteBuffer out, List<T> list, BiConsumer<ByteBuffer, T> one) {
        out.putInt(list.size());
        for (T element : list) {
            one.accept(out, element);
        }
    }

    static <T> List<T> list(ByteBuffer in, Function<ByteBuffer, T> one) {
        int size = in.getInt();
        if (size < 0 || size > in.remaining()) {
            throw new BufferUnderflowException();
        }
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(one.apply(in));
        }
        return list;
    }

    static void flag(ByteBuffer out, boolean set) {
        out.put((byte) (set ? 1 : 0));
    }

    static boolean flag(ByteBuffer in) {
        return in.get() != 0;
    }
}
