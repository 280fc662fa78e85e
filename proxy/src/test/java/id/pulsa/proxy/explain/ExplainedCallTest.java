package id.pulsa.proxy.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CellDecision;
import id.pulsa.charging.money.Currency;
import id.pulsa.charging.rating.ChargeSegment;
import id.pulsa.charging.session.EndCause;
import id.pulsa.proxy.trace.ChargingStep;
import id.pulsa.proxy.trace.ChargingStep.Funds;
import id.pulsa.proxy.trace.TracedCall;
import id.pulsa.proxy.trace.TracedMessage;
import id.pulsa.proxy.trace.TracedStep;
import id.pulsa.proxy.transport.TransportKind;
import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ExplainedCallTest {
    private static final StepTexts TEXTS = new StepTexts(Currency.IDR);
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(7);
    private static final long WALL = 1_795_316_400_000L;
    private static final CellDecision DECISION =
            new CellDecision("north", "NEW", "ADMITTED", "preblocking", 3, 1, 2_500, 1_250, 123_456, 1_400);
    private static final String HOSTILE = "<script>alert('\u001b[31m&')</script>\u202e\u009b2J";

    private final List<TracedMessage> messages = new ArrayList<>();
    private final List<TracedStep> steps = new ArrayList<>();

    private void message(int leg, boolean sent, String text) {
        int order = messages.size() + steps.size();
        byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        messages.add(new TracedMessage(
                order,
                WALL + order,
                5_000_000_000L + order * 1_000_000L,
                sent,
                leg,
                TransportKind.UDP,
                new InetSocketAddress("192.0.2.1", 5060),
                new InetSocketAddress("203.0.113." + (9 + leg), 5062),
                bytes,
                bytes.length));
    }

    private void step(ChargingStep step) {
        int order = messages.size() + steps.size();
        steps.add(new TracedStep(order, WALL + order, 5_000_000_000L + order * 1_000_000L, step));
    }

    private static String sip(String line, String cseq, String more) {
        return line + "\nVia: SIP/2.0/UDP 203.0.113.9:5062;branch=z9hG4bK1\n"
                + "From: \"" + "Añi\" <sip:1001@lab.test>;tag=a\nTo: <sip:1002@lab.test>\nCall-ID: a@b\nCSeq: " + cseq
                + "\n" + more + "Content-Length: 0\n\n";
    }

    /** A call to two phones that ends when its credit does. */
    private ExplainedCall call() {
        message(0, false, sip("INVITE sip:1002@lab.test SIP/2.0", "1 INVITE", "User-Agent: " + "Phone 1\n"));
        step(new ChargingStep.Admitted(
                "1001",
                "1002",
                "1001",
                "lab/any",
                new Funds(6_000_000, 6_000, 1_400, Long.MAX_VALUE),
                List.of(DECISION)));
        message(1, true, sip("INVITE sip:1002@203.0.113.10 SIP/2.0", "1 INVITE", ""));
        message(2, true, sip("INVITE sip:1002@203.0.113.11 SIP/2.0", "1 INVITE", ""));
        message(2, true, sip("INVITE sip:1002@203.0.113.11 SIP/2.0", "1 INVITE", ""));
        message(1, false, sip("SIP/2.0 180 Ringing", "1 INVITE", ""));
        step(new ChargingStep.Answered(new Funds(6_000_000, 6_000, 1_400, Long.MAX_VALUE)));
        step(new ChargingStep.Extended(5_500, new Funds(8_000_000, 8_000, 1_400, 60_000)));
        step(new ChargingStep.NotExtended(7_500, new Funds(8_000_000, 8_000, 1_400, Long.MAX_VALUE), false));
        step(new ChargingStep.Ended(EndCause.CREDIT_EXHAUSTED, 200, "Credit is used up", 8_004, 8_000_000));
        message(0, true, sip("BYE sip:1001@203.0.113.9 SIP/2.0", "1 BYE", ""));
        return ExplainedCall.of(new TracedCall("pcall", messages, steps, true, 0), record());
    }

    private static CallDetailRecord record() {
        return new CallDetailRecord(
                CallDetailRecord.Kind.CALL,
                "pcall",
                "1001",
                "1002",
                "1001",
                "lab/any",
                "north",
                null,
                WALL,
                WALL,
                WALL,
                WALL + 8_004,
                8_004,
                8_000,
                8_000_000,
                "CREDIT_EXHAUSTED",
                200,
                null,
                List.of(new ChargeSegment(
                        ChargeSegment.Kind.TALK, 0, 8_000, "always", 1_000_000, 1_000, 1_400, 1_000, 8, 8_000_000)),
                List.of(),
                List.of(DECISION));
    }

    @Test
    void ladderForATerminal() {
        assertEquals("""
                Call pcall from 1001 to 1002
                +0 is 2026-11-22 10:00:00.000 +07:00

                                      1001                                    Pulsa                                  1002 #1                                 1002 #2
                              203.0.113.9:5062 udp                                                            203.0.113.10:5062 udp                   203.0.113.11:5062 udp
                 +0.000                 |--------------- INVITE --------------->|                                       |                                       |
                 +0.001    * admitted; cell north admitted (1 of 3 channels taken, load 2.500 of 1.250 erl, capacity / load 0.500, Erlang B 0.123456, policy
                             preblocking, price ratio 1.400); account 1001, rate lab/any; IDR 6.00 set aside, paid up to 6.000 s, price ratio 1.400
                 +0.002                 |                                       |--------------- INVITE --------------->|                                       |
                 +0.003                 |                                       |----------------------------------- INVITE ----------------------------------->|
                 +0.004                 |                                       |-------------------------------- INVITE again -------------------------------->|
                 +0.005                 |                                       |<------------ 180 Ringing -------------|                                       |
                 +0.006    * answered, the clock starts; IDR 6.00 set aside, paid up to 6.000 s, price ratio 1.400
                 +0.007    * at 5.500 s: IDR 8.00 set aside, paid up to 8.000 s, price ratio 1.400 until 60.000 s
                 +0.008    * at 7.500 s: no more credit; the paid time ends at 8.000 s
                 +0.009    * ended (CREDIT_EXHAUSTED: Credit is used up) after 8.004 s of talk; charge IDR 8.00
                 +0.010                 |<---------------- BYE -----------------|                                       |                                       |

                CREDIT_EXHAUSTED: talked 8.004 s, billed 8.000 s, charge IDR 8.00
                  TALK 0.000-8.000 s, band always: 8 x 1.000 s at IDR 1.00 per 1.000 s x 1.400 = IDR 8.00
                """, LadderText.of(call(), TEXTS, ZONE));
    }

    private static Document parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> withClass(Document svg, String name) {
        NodeList all = svg.getElementsByTagName("*");
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (List.of(element.getAttribute("class").split(" ")).contains(name)) {
                found.add(element);
            }
        }
        return found;
    }

    @Test
    void ladderAsAPicture() throws Exception {
        Document svg = parse(LadderSvg.of(call(), TEXTS, ZONE));
        Element root = svg.getDocumentElement();
        assertEquals("img", root.getAttribute("role"));
        assertEquals("trace-pcall-title trace-pcall-desc", root.getAttribute("aria-labelledby"));
        assertEquals(4, withClass(svg, "trace-lane").size());
        assertEquals(6, withClass(svg, "trace-message").size());
        assertEquals(1, withClass(svg, "trace-provisional").size());
        assertEquals(1, withClass(svg, "trace-again").size());
        assertEquals(5, withClass(svg, "trace-step").size());
        // Two reservations, one segment, and what was talked.
        assertEquals(2, withClass(svg, "trace-slice").size());
        assertEquals(1, withClass(svg, "trace-segment").size());
        Element slice = (Element) withClass(svg, "trace-slice")
                .get(1)
                .getElementsByTagName("rect")
                .item(0);
        Element first = (Element) withClass(svg, "trace-slice")
                .get(0)
                .getElementsByTagName("rect")
                .item(0);
        assertEquals(
                Integer.parseInt(first.getAttribute("x")) + Integer.parseInt(first.getAttribute("width")),
                Integer.parseInt(slice.getAttribute("x")));
        assertTrue(root.getTextContent().contains("charge IDR 8.00"));
        int height = Integer.parseInt(root.getAttribute("height"));
        for (String shape : List.of("rect", "text", "line")) {
            NodeList shapes = svg.getElementsByTagName(shape);
            for (int i = 0; i < shapes.getLength(); i++) {
                String y = ((Element) shapes.item(i)).getAttribute(shape.equals("line") ? "y2" : "y");
                assertTrue(y.isEmpty() || Integer.parseInt(y) < height, shape + " at " + y + " of " + height);
            }
        }
    }

    @Test
    void whatPhonesWriteDoesNoHarm() throws Exception {
        message(
                0,
                false,
                sip("INVITE sip:1002@lab.test SIP/2.0", "1 INVITE", "User-Agent: <script>alert(1)</script>\u202e\n"));
        message(0, false, "SIP/2.0 200 " + HOSTILE + "\n\n");
        message(0, false, "\u001b]0;title\u0007");
        ExplainedCall call = ExplainedCall.of(
                new TracedCall("p<\"'&>", messages, steps, false, 3),
                new CallDetailRecord(
                        CallDetailRecord.Kind.CALL,
                        "p<\"'&>",
                        HOSTILE,
                        HOSTILE,
                        null,
                        null,
                        null,
                        null,
                        WALL,
                        0,
                        0,
                        WALL,
                        0,
                        0,
                        0,
                        "REFUSED",
                        0,
                        HOSTILE,
                        List.of(),
                        List.of(),
                        List.of()));
        String text = LadderText.of(call, TEXTS, ZONE);
        assertTrue(
                text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f)), () -> text.replaceAll("[ -~\\n]", ""));
        assertTrue(text.contains("The beginning is no longer kept."), text);
        String svg = LadderSvg.of(call, TEXTS, ZONE);
        assertFalse(svg.contains("<script"), svg);
        assertTrue(svg.contains("&lt;script&gt;alert(1)"), svg);
        Document parsed = parse(svg);
        assertEquals(0, parsed.getElementsByTagName("script").getLength());
        assertFalse(parsed.getDocumentElement().getTextContent().contains("\u202e"));
    }

    @Test
    void digestsAreTakenOutAndLengthsStay() {
        String given = sip("INVITE sip:1002@lab.test SIP/2.0", "2 INVITE", """
                Proxy-Authorization: Digest username="response", response="0f4f5a8a1f7d2e9bb4a9c3e1d2c3b4a5",
                 qop=auth
                authorization : Digest realm="a",RESPONSE = abc
                Subject: response="kept"
                """);
        byte[] bytes = given.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] masked = SecretMask.mask(bytes);
        String text = new String(masked, StandardCharsets.UTF_8);
        assertEquals(bytes.length, masked.length);
        assertFalse(text.contains("0f4f5a8a"), text);
        assertTrue(text.contains("response=\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\",\r\n qop=auth"), text);
        assertTrue(text.contains("RESPONSE = xxx\r\n"), text);
        assertTrue(text.contains("Subject: response=\"kept\""), text);
        assertTrue(text.contains("Añi"), text);
        assertArrayEquals(given.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), bytes);
    }

    @Test
    void longTextsAreShortened() {
        assertEquals("abcdefg...", Harmless.line("abcdefghijklm", 10));
        assertEquals("abcdefghij", Harmless.line("abcdefghij", 10));
        assertEquals("a?b?c?", Harmless.line("a\u200bb\nc\ud800", 10));
        assertEquals("\ud83d\ude00é", Harmless.line("\ud83d\ude00é", 4));
    }
}
