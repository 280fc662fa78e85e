package id.pulsa.charging.location;

import id.pulsa.charging.ledger.Binding;
import java.nio.charset.StandardCharsets;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.core.util.ReadResolvable;
import net.openhft.chronicle.hash.serialization.BytesReader;
import net.openhft.chronicle.hash.serialization.BytesWriter;
import net.openhft.chronicle.wire.WireIn;
import net.openhft.chronicle.wire.WireOut;
import org.jspecify.annotations.Nullable;

/** {@link BindingSet} as compact bytes. Stateless; its class name is stored in the map's header. */
final class BindingMarshaller
        implements BytesReader<BindingSet>, BytesWriter<BindingSet>, ReadResolvable<BindingMarshaller> {
    static final BindingMarshaller INSTANCE = new BindingMarshaller();
    /** Bytes of one binding of a usual softphone: what the map is sized for. */
    static final int TYPICAL_SIZE = 260;

    private static final int ABSENT = -1;

    @Override
    public void write(Bytes<?> out, BindingSet set) {
        out.writeInt(set.bindings().length);
        for (Binding binding : set.bindings()) {
            writeText(out, binding.key());
            writeText(out, binding.contact());
            out.writeInt(binding.qThousandths());
            out.writeLong(binding.expiresAtWallMillis());
            writeText(out, binding.callId());
            out.writeLong(binding.cseq());
            writeText(out, binding.flow());
            writeText(out, binding.userAgent());
            writeText(out, binding.path());
        }
    }

    @Override
    public BindingSet read(Bytes<?> in, @Nullable BindingSet using) {
        Binding[] bindings = new Binding[in.readInt()];
        for (int i = 0; i < bindings.length; i++) {
            bindings[i] = new Binding(
                    present(readText(in)),
                    present(readText(in)),
                    in.readInt(),
                    in.readLong(),
                    present(readText(in)),
                    in.readLong(),
                    present(readText(in)),
                    readText(in),
                    readText(in));
        }
        return new BindingSet(bindings);
    }

    private static void writeText(Bytes<?> out, @Nullable String text) {
        if (text == null) {
            out.writeInt(ABSENT);
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static @Nullable String readText(Bytes<?> in) {
        int length = in.readInt();
        if (length == ABSENT) {
            return null;
        }
        byte[] utf8 = new byte[length];
        in.read(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static String present(@Nullable String text) {
        if (text == null) {
            throw new IllegalStateException("binding entry without a mandatory field");
        }
        return text;
    }

    @Override
    public BindingMarshaller readResolve() {
        return INSTANCE;
    }

    @Override
    public void readMarshallable(WireIn wire) {
        // Stateless.
    }

    @Override
    public void writeMarshallable(WireOut wire) {
        // Stateless.
    }
}
