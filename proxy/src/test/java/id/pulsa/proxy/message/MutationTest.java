package id.pulsa.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged and hostile input: always an answer, never an exception, and what is let through can be read and answered. */
@Timeout(120)
class MutationTest {
    private static final int MESSAGES = 40_000;
    private static final byte[] SPECIAL = "\r\n\t \"\\<>;,:=@()[]/?%\0\u007f*é0".getBytes(StandardCharsets.UTF_8);
    private static final List<HeaderName> NAMES =
            List.of(HeaderName.VIA, HeaderName.CONTACT, HeaderName.ROUTE, HeaderName.REASON, HeaderName.of("X-Odd"));

    private static final String HEAD = """
            OPTIONS sip:a@lab.test SIP/2.0
            Via: SIP/2.0/UDP h;branch=z9hG4bKx
            From: <sip:a@lab.test>;tag=1
            To: <sip:b@lab.test>
            Call-ID: 1
            CSeq: 1 OPTIONS
            """;

    private final MessageParser parser = new MessageParser(MessageLimits.DEFAULT);

    @Test
    void survivesMutations() {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("MutationTest seed " + seed);
        Random random = new Random(seed);
        RandomMessages messages = new RandomMessages(seed);
        int parsed = 0;
        int answered = 0;
        for (int i = 0; i < MESSAGES; i++) {
            byte[] wire = messages.request().getBytes(StandardCharsets.UTF_8);
            for (int times = 1 + random.nextInt(4); times > 0; times--) {
                wire = mutate(wire, random);
            }
            ParseResult result = parser.parse(wire, wire.length);
            if (result instanceof ParseResult.Parsed p) {
                parsed++;
                read(p.message());
                answer(p.message(), 200);
            } else if (result instanceof ParseResult.Malformed m && m.request() != null) {
                answered++;
                read(m.request());
                if (m.request().cseq().number() >= 0) {
                    answer(m.request(), m.status());
                }
            }
        }
        assertTrue(parsed > MESSAGES / 10, () -> "the mutations leave too little to read");
        assertTrue(answered > MESSAGES / 50, () -> "the mutations leave too little to answer");
    }

    @Test
    void survivesNoise() {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("MutationTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < MESSAGES; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            assertInstanceOf(ParseResult.Malformed.class, parser.parse(noise, noise.length));
        }
    }

    /** The comment is never given to JAIN-SIP, whose Via parser does not come back from it. */
    @ParameterizedTest
    @ValueSource(strings = {"1.2.3.4;branch=z9hG4bKx (abc\\", "h;branch=z9hG4bKx;received.=192.0.2:.99"})
    void refusesCraftedVias(String via) {
        String text = HEAD.replace("h;branch=z9hG4bKx", via) + "\n";
        byte[] wire = text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
        assertEquals(new ParseResult.Malformed(400, "Bad Via", null), parser.parse(wire, wire.length));
    }

    /** As large as a datagram may be, and made to be gone over again and again: a hang would end in the time limit. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ";a",
                ",",
                "SIP/2.0/UDP h,",
                "\"",
                "\\",
                "<",
                "(",
                "\r\n ",
                ";tag=1",
                " ",
                "%41",
                "a;rport",
                "@",
                "["
            })
    void isLinear(String repeated) {
        for (String name : List.of("Via", "From", "Contact", "X")) {
            String head = HEAD.replace("\n", "\r\n") + name + ": ";
            StringBuilder text = new StringBuilder(head);
            while (text.length() + repeated.length() + 4 < 65_000) {
                text.append(repeated);
            }
            byte[] wire = text.append("\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII);
            MessageParser generous = new MessageParser(new MessageLimits(65_535, 128, 65_535));
            for (int i = 0; i < 20; i++) {
                ParseResult result = generous.parse(wire, wire.length);
                SipMessage message = result instanceof ParseResult.Parsed p
                        ? p.message()
                        : ((ParseResult.Malformed) result).request();
                if (message != null) {
                    read(message);
                }
            }
        }
    }

    private static void read(SipMessage message) {
        assertTrue(message.callId().length() <= 255);
        assertNotNull(message.cseq().method());
        String all = message.startLine()
                + message.topVia().branch()
                + message.topVia().received()
                + message.topVia().rport()
                + message.topVia().hasMagicCookie()
                + message.from().tag()
                + message.to().tag()
                + message.from().uri()
                + message.to().uri()
                + message.number(HeaderName.MAX_FORWARDS)
                + message.body().length
                + message
                + (message instanceof SipRequest request ? request.uri() : "")
                + message.lists(HeaderName.REQUIRE, "100rel")
                + Reason.of(message);
        for (HeaderName name : NAMES) {
            for (String value : message.values(name)) {
                NameAddress address = NameAddress.parse(value);
                all += address == null ? "" : address.tag() + address.uri() + address.without("q");
            }
        }
        assertTrue(all.contains(message.callId()));
    }

    private static void answer(SipMessage message, int status) {
        if (message instanceof SipRequest request) {
            request.cameFrom("2001:db8::99", 5061);
            SipResponse response =
                    MessageBuilder.responseTo(request, status, "Phrase", "t1").buildResponse();
            // Of one letter JAIN-SIP knows no method in CSeq, though any token is one; and of other schemes' URIs it
            // reads only some, though RFC 3261 allows any.
            if (request.cseq().method().name().length() > 1
                    && request.from().uri() != null
                    && request.to().uri() != null) {
                StrictJudge.accepts(response);
            }
            MessageBuilder.request(Method.INFO, "sip:a@lab.test")
                    .copyAllBut(request, Set.of())
                    .buildRequest();
        }
    }

    private static byte[] mutate(byte[] wire, Random random) {
        int at = random.nextInt(wire.length);
        int end = Math.min(wire.length, at + 1 + random.nextInt(20));
        ByteArrayOutputStream mutant = new ByteArrayOutputStream(wire.length + 40);
        mutant.write(wire, 0, at);
        switch (random.nextInt(6)) {
            case 0 -> mutant.write(random.nextInt(256));
            case 1 -> mutant.write(SPECIAL[random.nextInt(SPECIAL.length)]);
            case 2 -> mutant.writeBytes(Arrays.copyOfRange(wire, at, end));
            case 3 -> mutant.writeBytes(new byte[] {'\r', '\n'});
            case 4 -> at = end;
            default -> {
                mutant.write(SPECIAL[random.nextInt(SPECIAL.length)]);
                at++;
            }
        }
        mutant.write(wire, at, wire.length - at);
        return mutant.size() == 0 ? wire : mutant.toByteArray();
    }
}
