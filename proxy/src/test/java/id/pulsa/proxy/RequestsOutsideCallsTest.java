package id.pulsa.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What requests that belong to no call are answered with, over a real socket. */
@Timeout(60)
class RequestsOutsideCallsTest {
    @TempDir
    Path directory;

    private GatewayUnderTest gateway;
    private TestPhone anna;

    @BeforeEach
    void start() throws Exception {
        gateway = new GatewayUnderTest(directory);
        anna = gateway.phone("anna", "100.00");
    }

    @AfterEach
    void stop() throws Exception {
        try {
            gateway.assertNothingLeft();
        } finally {
            anna.close();
            gateway.close();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OPTIONS   | sip:lab.test          |              |    | 200
            OPTIONS   | sip:127.0.0.1         |              |    | 200
            OPTIONS   | sip:elsewhere.example |              |    | 404
            OPTIONS   | sip:lab.test          | Require      | x  | 420
            OPTIONS   | sip:lab.test          | Max-Forwards | 0  | 483
            OPTIONS   | mailto:a@lab.test     |              |    | 416
            INVITE    | sip:1000@lab.test     |              |    | 407
            INVITE    | tel:+62-31-1000       |              |    | 407
            INVITE    | sip:lab.test          |              |    | 484
            INVITE    | sip:1000@lab.test     | Require      | 100rel | 420
            REGISTER  | sip:lab.test          |              |    | 401
            REGISTER  | sip:elsewhere.example |              |    | 404
            BYE       | sip:1000@lab.test     |              |    | 481
            CANCEL    | sip:1000@lab.test     |              |    | 481
            MESSAGE   | sip:1000@lab.test     |              |    | 407
            MESSAGE   | sip:*888@lab.test     |              |    | 407
            MESSAGE   | sip:lab.test          |              |    | 484
            MESSAGE   | sip:elsewhere.example |              |    | 404
            MESSAGE   | sip:1000@lab.test     | Require      | x  | 420
            MESSAGE   | sip:1000@lab.test     | Max-Forwards | 0  | 483
            INVITE    | sip:*888@lab.test     |              |    | 407
            REFER     | sip:1000@lab.test     |              |    | 405
            SUBSCRIBE | sip:1000@lab.test     |              |    | 405
            JUGGLE    | sip:1000@lab.test     |              |    | 501
            """)
    void answers(String method, String uri, String header, String value, int status) throws Exception {
        int hops = "Max-Forwards".equals(header) ? Integer.parseInt(value) : 70;
        MessageBuilder builder = MessageBuilder.request(Method.of(method), uri)
                .add(HeaderName.VIA, "SIP/2.0/UDP 127.0.0.1:" + anna.port() + ";rport;branch=" + anna.nextBranch())
                .add(HeaderName.MAX_FORWARDS, hops)
                .add(HeaderName.FROM, "<sip:anna@lab.test>;tag=t")
                .add(HeaderName.TO, "<sip:1000@lab.test>")
                .add(HeaderName.CALL_ID, "outside")
                .add(HeaderName.CSEQ, "1 " + method)
                .add(HeaderName.CONTACT, anna.contact());
        if ("Require".equals(header)) {
            builder.add(HeaderName.REQUIRE, value);
        }
        SipRequest request = builder.buildRequest();
        anna.send(request);
        SipResponse response = anna.response(status);
        if (method.equals("INVITE")) {
            anna.acknowledge(request, response);
        }
        if (status == 405 || status == 501) {
            assertTrue(response.has(HeaderName.ALLOW), response::toString);
        }
        if (status == 420) {
            assertEquals(value, response.header(HeaderName.UNSUPPORTED));
        }
    }

    @Test
    void nobodyLearnsWhoIsASubscriber() throws Exception {
        try (TestPhone stranger = new TestPhone("stranger", gateway.udp())) {
            TestCall call = stranger.call("1000");
            SipResponse again = call.refused(407);
            assertEquals(2, again.rows(HeaderName.PROXY_AUTHENTICATE).size());
            assertTrue(gateway.cdrs().isEmpty());
        }
    }
}
