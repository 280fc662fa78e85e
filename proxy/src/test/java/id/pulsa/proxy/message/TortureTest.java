package id.pulsa.proxy.message;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The torture messages of RFC 4475. {@code parsed}: let through. A status with its reason: refused so. In brackets: refused
 * without an answer, as the response could not carry what it must copy, or it is a response itself. What the RFC leaves
 * to the recipient's taste (bad URIs, blanks in the request line) is refused. What a message's semantics are about
 * (unknown schemes, extensions, media types, no hops left) is for the layers above.
 */
class TortureTest {
    private static final Map<String, Function<SipMessage, @Nullable Object>> READ = Map.ofEntries(
            Map.entry("body", SipMessage::bodyLength),
            Map.entry("branch", m -> m.topVia().branch()),
            Map.entry("callId", m -> m.callId().length()),
            Map.entry("contacts", m -> m.values(HeaderName.CONTACT).size()),
            Map.entry("cookie", m -> m.topVia().hasMagicCookie()),
            Map.entry("cseq", m -> m.cseq().number()),
            Map.entry("from.display", m -> m.from().display()),
            Map.entry("from.tag", m -> m.from().tag()),
            Map.entry("from.user", m -> user(m.from().uri())),
            Map.entry("hops", m -> m.number(HeaderName.MAX_FORWARDS)),
            Map.entry("method", m -> m.cseq().method()),
            Map.entry("new", m -> m.header(HeaderName.of("NewFangledHeader"))),
            Map.entry("reason", m -> m instanceof SipResponse r ? r.reasonPhrase() : null),
            Map.entry("request.user", m -> user(m instanceof SipRequest r ? r.uri() : null)),
            Map.entry("second.via", m -> m.values(HeaderName.VIA).get(1)),
            Map.entry("subject", m -> m.header(HeaderName.SUBJECT)),
            Map.entry("to.param", m -> m.to().parameter("user")),
            Map.entry("to.tag", m -> m.to().tag()),
            Map.entry("to.user", m -> user(m.to().uri())),
            Map.entry("unusual", m -> m.header(HeaderName.of("UnknownHeaderWithUnusualValue"))),
            Map.entry("vias", m -> m.values(HeaderName.VIA).size()));

    private static @Nullable String user(@Nullable SipUri uri) {
        return uri == null ? null : uri.user().replace('\0', '0');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            wsinv      | parsed                         | to.tag=1918181833n from.tag=98asjd8 hops=68 cseq=9 vias=3
            wsinv      | parsed                         | branch=390skdjuw cookie=false body=150 subject= contacts=1
            wsinv      | parsed                         | new=newfangled_value_continued_newfangled_value unusual=;;,,;;,;
            wsinv      | parsed                         | from.display="J_Rosenberg_\\\\\\""
            intmeth    | parsed                         | method=!interesting-Method0123456789_*+`.%indeed'~ hops=255
            intmeth    | parsed                         | from.tag=_token~1'+`*%!-. branch=z9hG4bK-.!%66*_+`'~
            intmeth    | parsed                         | request.user=1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;* body=0
            intmeth    | parsed                         | from.user=mundane from.display=token1~`_token2'+__token3*%!.-
            esc01      | parsed                         | request.user=sips:user@example.com to.user=user
            esc01      | parsed                         | from.user=I_have_spaces contacts=1 body=150
            escnull    | parsed                         | from.user=null-0-null from.tag=839923423 contacts=2
            esc02      | parsed                         | method=RE%47IST%45R contacts=2
            lwsdisp    | parsed                         | from.display=caller from.tag=323
            longreq    | parsed                         | vias=33 callId=141 body=150 cseq=3882340
            dblreq     | parsed                         | method=REGISTER body=0 cseq=8
            semiuri    | parsed                         | request.user=user;par=u@example.net
            transports | parsed                         | vias=5 second.via=SIP/2.0/SCTP_t2.example.com;branch=z9hG4bKklasjdhf
            mpart01    | parsed                         | method=MESSAGE body=220
            unreason   | parsed                         | reason==_2**3_*_5**2_но_сто_девяносто_девять_-_простое body=154
            noreason   | parsed                         | reason= method=INVITE
            badinv01   | (400 Bad Via)                  |
            clerr      | 400 Bad Content-Length         | cseq=8
            ncl        | 400 Bad Content-Length         | cseq=8
            scalar02   | 400 Bad CSeq                   | method=REGISTER
            scalarlg   | (400 Bad CSeq)                 |
            quotbal    | (400 Bad To)                   |
            ltgtruri   | 400 Bad Request-URI            | cseq=8
            lwsruri    | 400 Bad Request-Line           | cseq=8
            lwsstart   | 400 Bad Request-Line           | cseq=8
            trws       | 400 Bad Request-Line           | cseq=8
            escruri    | 400 Bad Request-URI            | cseq=8
            baddate    | parsed                         | method=INVITE
            regbadct   | parsed                         | method=REGISTER
            badaspec   | parsed                         | to.user=t.watson
            baddn      | (400 Bad From)                 |
            badvers    | 505 Version Not Supported      | branch=z9hG4bKkdjuw
            mismatch01 | 400 CSeq Method Mismatch       | method=INVITE
            mismatch02 | 400 CSeq Method Mismatch       | method=INVITE
            bigcode    | (400 Bad Start Line)           |
            badbranch  | parsed                         | branch=z9hG4bK cookie=false
            insuf      | (400 Bad Call-ID)              |
            unkscm     | parsed                         | method=OPTIONS
            novelsc    | parsed                         | method=OPTIONS
            unksm2     | parsed                         | from.tag=3234233
            bext01     | parsed                         | method=OPTIONS
            invut      | parsed                         | body=40
            regaut01   | parsed                         | method=REGISTER
            multi01    | 400 Repeated CSeq              | cseq=5 from.tag=3413415
            mcl01      | 400 Repeated Content-Length    | cseq=15932
            bcast      | parsed                         | vias=2 second.via=SIP/2.0/UDP_255.255.255.255;branch=z9hG4bK1saber23
            zeromf     | parsed                         | hops=0
            cparam01   | parsed                         | contacts=1
            cparam02   | parsed                         | contacts=1
            regescrt   | parsed                         | contacts=1
            sdp01      | parsed                         | body=150
            inv2543    | parsed                         | to.user=+16505552222 to.param=phone body=152
            """)
    void reads(String file, String outcome, @Nullable String assertions) throws IOException {
        byte[] wire;
        try (InputStream in = requireNonNull(TortureTest.class.getResourceAsStream("/rfc4475/" + file + ".sip"))) {
            wire = in.readAllBytes();
        }
        ParseResult result = new MessageParser(MessageLimits.DEFAULT).parse(wire, wire.length);
        SipMessage message = null;
        if (result instanceof ParseResult.Parsed parsed) {
            message = parsed.message();
            assertEquals(outcome, "parsed");
        } else if (result instanceof ParseResult.Malformed malformed) {
            message = malformed.request();
            String refusal = malformed.status() + " " + malformed.detail();
            assertEquals(outcome, message == null ? "(" + refusal + ")" : refusal);
        }
        for (String assertion : assertions == null ? new String[0] : assertions.split(" ")) {
            int equals = assertion.indexOf('=');
            Object read =
                    requireNonNull(READ.get(assertion.substring(0, equals))).apply(requireNonNull(message));
            assertEquals(assertion.substring(equals + 1), String.valueOf(read).replace(' ', '_'), assertion);
        }
        if (message instanceof SipRequest request && request.cseq().number() >= 0) {
            StrictJudge.accepts(
                    MessageBuilder.responseTo(request, 400, "Bad Request", "t").buildResponse());
        }
    }
}
