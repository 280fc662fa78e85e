package id.pulsa.charging.account;

import id.pulsa.charging.ledger.Subscriber;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.core.util.ReadResolvable;
import net.openhft.chronicle.hash.serialization.BytesReader;
import net.openhft.chronicle.hash.serialization.BytesWriter;
import net.openhft.chronicle.wire.WireIn;
import net.openhft.chronicle.wire.WireOut;
import org.jspecify.annotations.Nullable;

/** A {@link Subscriber}, its number included, as compact bytes. Stateless; its class name is stored in the map's header. */
final class SubscriberMarshaller
        implements BytesReader<Subscriber>, BytesWriter<Subscriber>, ReadResolvable<SubscriberMarshaller> {
    static final SubscriberMarshaller INSTANCE = new SubscriberMarshaller();
    /** Bytes of a subscriber with short names: what the map is sized for. */
    static final int TYPICAL_SIZE = 112;

    private static final int MD5_BYTES = 16;
    private static final int SHA256_BYTES = 32;
    private static final int ABSENT = 0xFFFF;
    private static final HexFormat HEX = HexFormat.of();

    @Override
    public void write(Bytes<?> out, Subscriber subscriber) {
        writeText(out, subscriber.number());
        writeText(out, subscriber.account());
        writeText(out, subscriber.plan());
        out.write(HEX.parseHex(subscriber.ha1Md5()));
        out.write(HEX.parseHex(subscriber.ha1Sha256()));
        out.writeInt(subscriber.maxCalls());
        out.writeByte((byte) (subscriber.barred() ? 1 : 0));
        writeText(out, subscriber.homeCell());
        writeText(out, subscriber.displayName());
    }

    @Override
    public Subscriber read(Bytes<?> in, @Nullable Subscriber using) {
        return new Subscriber(
                present(readText(in)),
                present(readText(in)),
                present(readText(in)),
                HEX.formatHex(readBytes(in, MD5_BYTES)),
                HEX.formatHex(readBytes(in, SHA256_BYTES)),
                in.readInt(),
                in.readByte() != 0,
                readText(in),
                readText(in));
    }

    private static void writeText(Bytes<?> out, @Nullable String text) {
        if (text == null) {
            out.writeUnsignedShort(ABSENT);
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeUnsignedShort(utf8.length);
        out.write(utf8);
    }

    private static @Nullable String readText(Bytes<?> in) {
        int length = in.readUnsignedShort();
        return length == ABSENT ? null : new String(readBytes(in, length), StandardCharsets.UTF_8);
    }

    private static String present(@Nullable String text) {
        if (text == null) {
            throw new IllegalStateException("subscriber entry without a mandatory field");
        }
        return text;
    }

    private static byte[] readBytes(Bytes<?> in, int length) {
        byte[] bytes = new byte[length];
        in.read(bytes);
        return bytes;
    }

    @Override
    public SubscriberMarshaller readResolve() {
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
