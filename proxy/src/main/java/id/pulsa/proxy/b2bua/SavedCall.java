package id.pulsa.proxy.b2bua;

import id.pulsa.charging.session.CallAttempt;
import id.pulsa.proxy.dialog.Dialog;
import id.pulsa.proxy.dialog.DialogCodec;
import id.pulsa.proxy.message.SipRequest;
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
 * rings. Layout, version 2: version (1 byte), phase (1 byte: 0 being set up, 1 answered), flags (1 byte: 1 emergency, 2 the
 * INVITE had an offer), then texts (2 bytes length, UTF-8, empty for none): the subscriber who pays, the callee's account;
 * then the caller's {@linkplain SavedInvite INVITE}; then in phase 0 a count (2 bytes) and the INVITEs to the callees, in
 * phase 1 both dialogs, each with its length (4 bytes), as {@link DialogCodec} writes them.
 *
 * <p>What was written before version 2 has two dialogs, each with its length, and nothing else: such a call can only be
 * hung up.
 *
 * @param whole false when it comes from before version 2
 * @param payer number of the subscriber who pays; null when nobody does
 * @param calleeAccount null when the callee is none of our subscribers
 * @param offerInInvite whether the caller's INVITE had an offer, so that the callee's answer could be acknowledged at once
 * @param opening the caller's INVITE; null when it is known to be acknowledged
 * @param invites to the callees, while it is being set up; their dialogs are not known
 * @param dialogs the caller's, then the callee's, once it is answered; else none
 */
record SavedCall(
        boolean whole,
        @Nullable String payer,
        @Nullable String calleeAccount,
        boolean emergency,
        boolean offerInInvite,
        @Nullable SavedInvite opening,
        List<SavedInvite> invites,
        List<Dialog> dialogs) {
    private static final int VERSION = 2;
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
    }

    /** Whether it was answered, so that it has both dialogs. */
    boolean answered() {
        return dialogs.size() == 2;
    }

    /** The same, when the caller's ACK need not be waited for any more. */
    SavedCall acknowledged() {
        return new SavedCall(whole, payer, calleeAccount, emergency, offerInInvite, null, invites, dialogs);
    }

    /** Our tag in the caller's dialog, which names the shard; null when nothing says it. */
    @Nullable String callerTag() {
        if (opening != null) {
            return opening.toTag();
        }
        return dialogs.isEmpty() ? null : dialogs.get(0).localTag();
    }

    /** A call that is being set up. */
    static byte[] settingUp(CallAttempt attempt, boolean offerInInvite, byte[] opening, List<byte[]> invites) {
        SavedBytes out = begin(SET_UP, attempt, offerInInvite, opening);
        out.count(invites.size());
        invites.forEach(out::raw);
        return out.bytes();
    }

    /**
     * A call that is answered.
     *
     * @param opening null when the caller is known to have acknowledged the answer
     */
    static byte[] answered(
            CallAttempt attempt, boolean offerInInvite, byte @Nullable [] opening, Dialog caller, Dialog callee) {
        SavedBytes out = begin(ANSWERED, attempt, offerInInvite, opening == null ? SavedBytes.NO_INVITE : opening);
        out.blob(DialogCodec.write(caller));
        out.blob(DialogCodec.write(callee));
        return out.bytes();
    }

    private static SavedBytes begin(int phase, CallAttempt attempt, boolean offerInInvite, byte[] opening) {
        SavedBytes out = new SavedBytes();
        out.octet(VERSION);
        out.octet(phase);
        out.octet((attempt.emergency() ? EMERGENCY : 0) | (offerInInvite ? OFFER : 0));
        out.text(attempt.caller());
        out.text(attempt.calleeAccount());
        out.raw(opening);
        return out;
    }

    /** What was written; null when it cannot be read. */
    static @Nullable SavedCall read(byte[] bytes) {
        if (bytes.length == 0) {
            return null;
        }
        if (bytes[0] == 0) {
            List<Dialog> dialogs = beforeVersions(bytes);
            return dialogs.isEmpty() ? null : new SavedCall(false, null, null, false, true, null, List.of(), dialogs);
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            SavedCall call = read(in);
            return in.read() < 0 ? call : null;
        } catch (IOException | IllegalArgumentException notOurs) {
            return null;
        }
    }

    private static @Nullable SavedCall read(DataInputStream in) throws IOException {
        if (in.readUnsignedByte() != VERSION) {
            return null;
        }
        int phase = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        String payer = SavedBytes.text(in);
        String calleeAccount = SavedBytes.text(in);
        SavedInvite opening = SavedBytes.invite(in);
        List<SavedInvite> invites = new ArrayList<>(1);
        List<Dialog> dialogs = new ArrayList<>(2);
        if (phase == SET_UP) {
            int count = in.readUnsignedShort();
            for (int i = 0; i < count; i++) {
                SavedInvite invite = SavedBytes.invite(in);
                if (invite != null) {
                    invites.add(invite);
                }
            }
        } else if (phase == ANSWERED) {
            for (int i = 0; i < 2; i++) {
                DialogCodec.read(SavedBytes.blob(in)).ifPresent(dialogs::add);
            }
        }
        return phase == SET_UP || dialogs.size() == 2
                ? new SavedCall(
                        true,
                        payer,
                        calleeAccount,
                        (flags & EMERGENCY) != 0,
                        (flags & OFFER) != 0,
                        opening,
                        invites,
                        dialogs)
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
