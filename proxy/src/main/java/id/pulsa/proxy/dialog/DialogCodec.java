package id.pulsa.proxy.dialog;

import id.pulsa.proxy.message.CSeq;
import id.pulsa.proxy.message.NameAddress;
import id.pulsa.proxy.transport.Flow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dialog as bytes, with all that a request inside it needs after a restart. Layout, version 1: version (1 byte), state
 * (1 byte), local and remote CSeq (8 bytes each), then strings (2 bytes length, UTF-8): Call-ID, local party, remote
 * party, our Contact, remote target, flow key; then 2 bytes count and the route set.
 */
public final class DialogCodec {
    private static final int VERSION = 1;

    /** Requests since the dialog was written may have used CSeqs that nobody recorded. */
    private static final long CSEQ_LEAP = 1_000;

    private DialogCodec() {}

    /** The dialog as bytes. */
    public static byte[] write(Dialog dialog) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeByte(dialog.state().code());
            out.writeLong(dialog.localCseq());
            out.writeLong(dialog.remoteCseq());
            string(out, dialog.callId());
            string(out, dialog.localParty());
            string(out, dialog.remoteParty());
            string(out, dialog.localContact());
            string(out, dialog.remoteTarget());
            string(out, dialog.setUpFlow().key());
            out.writeShort(dialog.routeSet().size());
            for (String route : dialog.routeSet()) {
                string(out, route);
            }
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return bytes.toByteArray();
    }

    private static void string(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > 0xffff) {
            throw new IllegalArgumentException("longer than any header may be");
        }
        out.writeShort(utf8.length);
        out.write(utf8);
    }

    /**
     * The dialog that {@link #write} wrote in an earlier run; empty when the bytes are something else. Its TCP
     * connection is taken as lost, and its CSeq goes on a good way higher.
     */
    public static Optional<Dialog> read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return Optional.ofNullable(read(in));
        } catch (IOException tooShort) {
            return Optional.empty();
        }
    }

    private static @Nullable Dialog read(DataInputStream in) throws IOException {
        if (in.readUnsignedByte() != VERSION) {
            return null;
        }
        DialogState state = DialogState.ofCode(in.readUnsignedByte());
        long localCseq = in.readLong();
        long remoteCseq = in.readLong();
        String callId = string(in);
        NameAddress local = NameAddress.parse(string(in));
        NameAddress remote = NameAddress.parse(string(in));
        String localContact = string(in);
        String remoteTarget = string(in);
        Flow flow = Flow.fromKey(string(in)).orElse(null);
        int routes = in.readUnsignedShort();
        List<String> routeSet = new ArrayList<>();
        for (int i = 0; i < routes; i++) {
            routeSet.add(string(in));
        }
        boolean sequencesFit =
                localCseq >= 0 && localCseq <= CSeq.MAX_NUMBER && remoteCseq >= -1 && remoteCseq <= CSeq.MAX_NUMBER;
        if (!sequencesFit || state == null || local == null || remote == null || flow == null || in.read() >= 0) {
            return null;
        }
        Dialog dialog = new Dialog(
                callId,
                local,
                remote,
                localContact,
                List.copyOf(routeSet),
                remoteTarget,
                Math.min(localCseq + CSEQ_LEAP, CSeq.MAX_NUMBER),
                remoteCseq,
                flow,
                state);
        if (flow.connectionId() != 0) {
            dialog.connectionClosed(flow);
        }
        return dialog;
    }

    private static String string(DataInputStream in) throws IOException {
        byte[] utf8 = new byte[in.readUnsignedShort()];
        in.readFully(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
