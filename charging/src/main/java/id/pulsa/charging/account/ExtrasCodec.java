package id.pulsa.charging.account;

import id.pulsa.charging.ledger.CapCount;
import id.pulsa.charging.ledger.Spending;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.openhft.chronicle.bytes.Bytes;

/** {@link Extras} as bytes. */
final class ExtrasCodec {
    private static final int COUNT_BYTES = 2;
    private static final int LENGTH_BYTES = 2;
    private static final int BUNDLE_BYTES = 8 + 8 + 8;
    private static final int CAP_BYTES = 4 + 4 + 8 + 8;

    private ExtrasCodec() {}

    static long size(Extras extras) {
        long size = 8 + 8 + size(extras.barredPrefixes()) + COUNT_BYTES + COUNT_BYTES;
        for (BundleState bundle : extras.bundles()) {
            size += size(bundle.id()) + size(bundle.prefixes()) + BUNDLE_BYTES;
        }
        for (CapCount cap : extras.caps()) {
            size += size(cap.key()) + CAP_BYTES;
        }
        return size;
    }

    private static long size(List<String> texts) {
        long size = COUNT_BYTES;
        for (String text : texts) {
            size += size(text);
        }
        return size;
    }

    private static long size(String text) {
        return LENGTH_BYTES + (long) text.getBytes(StandardCharsets.UTF_8).length;
    }

    static void write(Bytes<?> out, Extras extras) {
        out.writeLong(extras.creditLimitMicros());
        out.writeLong(extras.dailyLimitMicros());
        write(out, extras.barredPrefixes());
        out.writeUnsignedShort(extras.bundles().size());
        for (BundleState bundle : extras.bundles()) {
            write(out, bundle.id());
            write(out, bundle.prefixes());
            out.writeLong(bundle.freeMillis());
            out.writeLong(bundle.heldMillis());
            out.writeLong(bundle.expiresAtWallMillis());
        }
        out.writeUnsignedShort(extras.caps().size());
        for (CapCount cap : extras.caps()) {
            write(out, cap.key());
            out.writeInt(cap.band());
            out.writeInt(Math.toIntExact(cap.spending().day()));
            out.writeLong(cap.spending().micros());
            out.writeLong(cap.spending().beforeMicros());
        }
    }

    private static void write(Bytes<?> out, List<String> texts) {
        out.writeUnsignedShort(texts.size());
        for (String text : texts) {
            write(out, text);
        }
    }

    private static void write(Bytes<?> out, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeUnsignedShort(utf8.length);
        out.write(utf8);
    }

    static Extras read(Bytes<?> in) {
        long creditLimit = in.readLong();
        long dailyLimit = in.readLong();
        List<String> prefixes = readTexts(in);
        int bundleCount = in.readUnsignedShort();
        List<BundleState> bundles = new ArrayList<>(bundleCount);
        for (int i = 0; i < bundleCount; i++) {
            bundles.add(new BundleState(readText(in), readTexts(in), in.readLong(), in.readLong(), in.readLong()));
        }
        int capCount = in.readUnsignedShort();
        List<CapCount> caps = new ArrayList<>(capCount);
        for (int i = 0; i < capCount; i++) {
            caps.add(
                    new CapCount(readText(in), in.readInt(), new Spending(in.readInt(), in.readLong(), in.readLong())));
        }
        return new Extras(creditLimit, dailyLimit, prefixes, bundles, caps);
    }

    private static List<String> readTexts(Bytes<?> in) {
        int count = in.readUnsignedShort();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(readText(in));
        }
        return texts;
    }

    private static String readText(Bytes<?> in) {
        byte[] utf8 = new byte[in.readUnsignedShort()];
        in.read(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
