package id.pulsa.proxy.b2bua;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.session.CallAttempt;
import id.pulsa.proxy.dialog.DialogCodec;
import id.pulsa.proxy.transaction.ShardIdentifiers;
import id.pulsa.proxy.transport.Flow;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SavedCallTest {
    private static final Flow FLOW = Flow.udp(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 5061));
    private static final CallAttempt ATTEMPT =
            new CallAttempt("id", "1001", "1001", "1002", "account-2", true, null, null);

    private final SavedCallSamples samples = new SavedCallSamples(new ShardIdentifiers(new SecureRandom(), 5), FLOW);

    @Test
    void anAnsweredCallIsReadAsItWas() {
        byte[] bytes = samples.answered(ATTEMPT);
        SavedCall call = SavedCall.read(bytes, false);
        assertNotNull(call);
        assertTrue(call.whole() && call.answered() && call.emergency() && call.offerInInvite());
        assertEquals("1001", call.payer());
        assertEquals("account-2", call.calleeAccount());
        assertEquals(FLOW, requireNonNull(call.opening()).flow());
        assertEquals(call.dialogs().get(0).localTag(), call.callerTag());
        assertEquals(5, ShardIdentifiers.shardOfTag(requireNonNull(call.callerTag())));
        assertEquals(200, requireNonNull(call.answer()).status());
        SavedCall acknowledged = requireNonNull(SavedCall.read(bytes, true));
        assertNull(acknowledged.opening());
        assertNull(acknowledged.answer());
        assertEquals(call.callerTag(), acknowledged.callerTag());
        assertTrue(bytes.length < 1_600, "compact: " + bytes.length);
    }

    @Test
    void aCallThatRingsIsReadAsItWas() {
        SavedCall call = SavedCall.read(samples.settingUp(ATTEMPT), false);
        assertNotNull(call);
        assertFalse(call.answered() || call.offerInInvite());
        assertEquals(2, call.invites().size());
        assertEquals(1, call.others().size());
        assertEquals("1 INVITE", call.invites().get(1).request().cseq().toString());
        assertEquals(requireNonNull(call.opening()).toTag(), call.callerTag());
    }

    @Test
    void whatWasWrittenBeforeCanBeHungUpOnly() {
        SavedCall now = requireNonNull(SavedCall.read(samples.answered(ATTEMPT), false));
        byte[] caller = DialogCodec.write(now.dialogs().get(0));
        byte[] callee = DialogCodec.write(now.dialogs().get(1));
        SavedCall before = requireNonNull(SavedCall.read(
                ByteBuffer.allocate(8 + caller.length + callee.length)
                        .putInt(caller.length)
                        .put(caller)
                        .putInt(callee.length)
                        .put(callee)
                        .array(),
                false));
        assertTrue(before.answered());
        assertFalse(before.whole());
        assertEquals(now.callerTag(), before.callerTag());
    }

    @Test
    void versionTwoHadNoAnswer() {
        byte[] now = SavedCall.write(ATTEMPT, true, null, null, List.of(), List.of(), List.of());
        int noInvite = 3 + 2 + "1001".length() + 2 + "account-2".length();
        byte[] before = ByteBuffer.allocate(now.length - 4)
                .put((byte) 2)
                .put(now, 1, noInvite + 1)
                .put(now, noInvite + 6, now.length - noInvite - 6)
                .array();
        assertEquals(SavedCall.read(now, false), SavedCall.read(before, false));
        assertNotNull(SavedCall.read(before, false));
    }

    @Test
    void neverThrows() {
        Random random = new Random(20_260_302);
        for (byte[] whole : new byte[][] {samples.answered(ATTEMPT), samples.settingUp(ATTEMPT)}) {
            for (int length = 0; length < whole.length; length++) {
                assertNull(SavedCall.read(Arrays.copyOf(whole, length), false), "cut at " + length);
            }
            assertNull(SavedCall.read(Arrays.copyOf(whole, whole.length + 1), false), "too long");
            for (int i = 0; i < 20_000; i++) {
                byte[] broken = whole.clone();
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
                SavedCall.read(broken, false);
            }
        }
    }
}
