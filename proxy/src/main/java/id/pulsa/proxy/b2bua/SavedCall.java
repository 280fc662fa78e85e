package id.pulsa.proxy.b2bua;

import id.pulsa.charging.session.CallAttempt;
import id.pulsa.proxy.dialog.Dialog;
import id.pulsa.proxy.dialog.DialogCodec;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.transport.Flow;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger keeps of a call's SIP side, so that after a restart it can be carried on, or taken back while it still
 * rings. Layout, version 3: version (1 byte), phase (1 byte: 0 being set up, 1 answered), flags (1 byte: 1 emergency, 2 the
 * INVITE had an offer), then texts (2 bytes length, UTF-8, empty for none): the subscriber who pays, the callee's account;
 * then the caller's {@linkplain SavedInvite INVITE}, and our answer to it with its length (4 bytes, 0 for none); a count
 * (2 bytes) and the INVITEs to callees without a dialog; a count and the dialogs, each with its length (4 bytes), as {@link
 * DialogCodec} writes them: in phase 1 the caller's and that of the callee who talks, then those of phones that are only to
 * be hung up.
 *
 * <p>Version 2 is the same without our answer. What was written before has two dialogs, each with its length, and nothing
 * else: such a call can only be hung up.
 *
 * @param whole false when it comes from before version 2
 * @param payer number of the subscriber who pays; null when nobody does
 * @param calleeAccount null when the callee is none of our subscribers
 * @param offerInInvite whether the caller's INVITE had an offer, so that the callee's answer could be acknowledged at once
 * @param opening the caller's INVITE; null when it is known to be acknowledged
 * @param answer our 2xx to it, which the caller may not have heard; null when there is none, or it is acknowledged
 * @param invites to phones that may ring
 * @param dialogs the caller's, then the callee's, once it is answered; else none
 * @param others dialogs of phones that answered and are to be hung up
 */
record SavedCall(
        boolean whole,
        @Nullable String payer,
        @Nullable String calleeAccount,
        boolean emergency,
        boolean offerInInvite,
        @Nullable SavedInvite opening,
        @Nullable SipResponse answer,
        List<SavedInvite> invites,
        List<Dialog> dialogs,
        List<Dialog> others) {
    private static final int VERSION = 3;
    private static final int WITHOUT_ANSWER = 2;
    private static final int SET_UP = 0;
    private static final int ANSWERED = 1;
    private static final int EMERGENCY = 1;
    private static final int OFFER = 2;
    private static final int LENGTH_BYTES = Integer.BYTES;

    /** An INVITE, but for its body and what no answer to it, CANCEL or ACK needs. */
    record SavedInvite(SipRequest request, String toTag, Flow flow) {}

    SavedCall {
        invites = List.copyOf(invites);
        dialogs = List.copyOf(dialogs);
        others = List.copyOf(others);
    }

    /** Whether it was answered, so that it has both dialogs. */
    boolean answered() {
        return dialogs.size() == 2;
    }

    /** Our tag in the caller's dialog, which names the shard; null when nothing says it. */
    @Nullable String callerTag() {
        if (opening != null) {
            return opening.toTag();
        }
        return dialogs.isEmpty() ? null : dialogs.get(0).localTag();
    }

    /**
     * The bytes of a call.
     *
     * @param opening null when the caller is known to have acknowledged the answer
     * @param answer our 2xx to the caller, which may not have heard it; null for none
     * @param invites to phones that may ring, as {@link SavedBytes#invite} writes them
     * @param dialogs the caller's, then the callee's, if it is answered; else none
     * @param others dialogs of phones that answered and are to be hung up
     */
    static byte[] write(
            CallAttempt attempt,
            boolean offerInInvite,
            byte @Nullable [] opening,
            @Nullable SipResponse answer,
            List<byte[]> invites,
            List<Dialog> dialogs,
            List<Dialog> others) {
        SavedBytes out = new SavedBytes();
        out.octet(VERSION);
        out.octet(dialogs.isEmpty() ? SET_UP : ANSWERED);
        out.octet((attempt.emergency() ? EMERGENCY : 0) | (offerInInvite ? OFFER : 0));
        out.text(attempt.caller());
        out.text(attempt.calleeAccount());
        out.raw(opening == null ? SavedBytes.NO_INVITE : opening);
        out.response(answer);
        out.count(invites.size());
        invites.forEach(out::raw);
        out.count(dialogs.size() + others.size());
        dialogs.forEach(dialog -> out.blob(DialogCodec.write(dialog)));
        others.forEach(dialog -> out.blob(DialogCodec.write(dialog)));
        return out.bytes();
    }

    /**
     * What was written; null when it cannot be read.
     *
     * @param acknowledged whether the caller's ACK need not be waited for any more: the INVITE and our answer are left out
     */
    static @Nullable SavedCall read(byte[] bytes, boolean acknowledged) {
        if (bytes.length == 0) {
            return null;
        }
        if (bytes[0] == 0) {
            List<Dialog> dialogs = beforeVersions(bytes);
            return dialogs.isEmpty()
                    ? null
                    : new SavedCall(false, null, null, false, true, null, null, List.of(), dialogs, List.of());
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            SavedCall call = read(in, acknowledged);
            return in.read() < 0 ? call : null;
        } catch (IOException | IllegalArgumentException notOurs) {
            return null;
        }
    }

    private static @Nullable SavedCall read(DataInputStream in, boolean acknowledged) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION && version != WITHOUT_ANSWER) {
            return null;
        }
        int phase = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        String payer = SavedBytes.text(in);
        String calleeAccount = SavedBytes.text(in);
        SavedInvite opening = null;
        SipResponse answer = null;
        if (acknowledged) {
            SavedBytes.skipInvite(in);
        } else {
            opening = SavedBytes.invite(in);
        }
        if (version != WITHOUT_ANSWER) {
            byte[] message = SavedBytes.blob(in);
            answer = acknowledged ? null : SavedBytes.response(message);
        }
        List<SavedInvite> invites = new ArrayList<>(1);
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            SavedInvite invite = SavedBytes.invite(in);
            if (invite != null) {
                invites.add(invite);
            }
        }
        List<Dialog> all = new ArrayList<>(2);
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            all.add(DialogCodec.read(SavedBytes.blob(in)).orElseThrow(() -> new IOException("no dialog")));
        }
        int joined = phase == ANSWERED ? 2 : 0;
        return phase <= ANSWERED && all.size() >= joined
                ? new SavedCall(
                        true,
                        payer,
                        calleeAccount,
                        (flags & EMERGENCY) != 0,
                        (flags & OFFER) != 0,
                        opening,
                        answer,
                        invites,
                        all.subList(0, joined),
                        all.subList(joined, all.size()))
                : null;
    }

    private static List<Dialog> beforeVersions(byte[] bytes) {
        List<Dialog> dialogs = new ArrayList<>(2);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (in.remaining() >= LENGTH_BYTES && dialogs.size() < 2) {
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                break;
            }
            byte[] one = new byte[length];
            in.get(one);
            DialogCodec.read(one).ifPresent(dialogs::add);
        }
        return dialogs.size() == 2 ? dialogs : List.of();
    }
}
