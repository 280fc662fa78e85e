package id.pulsa.proxy.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.transport.Flow;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DialogCodecTest {
    private final DialogBench bench = new DialogBench();

    private static Dialog dialog(Flow flow) {
        Dialog dialog = Dialog.asServer(
                DialogBench.incoming(
                        "INVITE",
                        4,
                        "Contact: <sip:ani@203.0.113.9:5062>\nRecord-Route: <sip:203.0.113.1;lr>,<sip:203.0.113.2;lr>"),
                "own",
                "<sip:192.0.2.1:5060>",
                flow);
        dialog.confirm();
        return dialog;
    }

    @Test
    void aDialogSurvivesARestart() {
        Dialog before = dialog(DialogBench.UDP);
        before.request(Method.INFO, bench.layer);
        byte[] bytes = DialogCodec.write(before);
        assertTrue(bytes.length < 400, "compact: " + bytes.length);

        Dialog after = DialogCodec.read(bytes).orElseThrow();

        assertEquals(DialogState.CONFIRMED, after.state());
        assertEquals("own", after.localTag());
        assertEquals("peer", after.remoteTag());
        assertEquals(4, after.remoteCseq());
        assertEquals(before.setUpFlow(), after.setUpFlow());
        assertEquals(before.localContact(), after.localContact());
        SipRequest bye = after.request(Method.BYE, bench.layer).buildRequest();
        assertEquals("sip:ani@203.0.113.9:5062", bye.requestUri());
        assertEquals("call@peer", bye.callId());
        assertEquals("\"Añi, B\" <sip:ani@lab.test>;tag=peer", bye.header(HeaderName.TO));
        assertEquals("<sip:1000@lab.test>;tag=own", bye.header(HeaderName.FROM));
        assertEquals(List.of("<sip:203.0.113.1;lr>", "<sip:203.0.113.2;lr>"), bye.values(HeaderName.ROUTE));
        assertEquals("1002 BYE", bye.header(HeaderName.CSEQ));
        assertEquals(before.flow(bench.layer), after.flow(bench.layer));
    }

    @Test
    void itsConnectionDoesNot() {
        Dialog after =
                DialogCodec.read(DialogCodec.write(dialog(DialogBench.TCP))).orElseThrow();
        assertEquals(0, after.flow(bench.layer).connectionId());
    }

    @Test
    void otherBytesAreNoDialogAndDoNotThrow() {
        byte[] bytes = DialogCodec.write(dialog(DialogBench.UDP));
        for (int length = 0; length < bytes.length; length++) {
            assertTrue(DialogCodec.read(Arrays.copyOf(bytes, length)).isEmpty(), "cut to " + length);
        }
        assertTrue(DialogCodec.read(Arrays.copyOf(bytes, bytes.length + 1)).isEmpty());
        byte[] newer = bytes.clone();
        newer[0] = 2;
        assertTrue(DialogCodec.read(newer).isEmpty());

        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = bytes.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            try {
                DialogCodec.read(damaged);
            } catch (RuntimeException thrown) {
                throw new AssertionError("seed " + seed, thrown);
            }
        }
    }
}
