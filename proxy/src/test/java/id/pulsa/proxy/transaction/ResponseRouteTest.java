package id.pulsa.proxy.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.transport.Flow;
import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 3261 §18.2.2 and RFC 3581 §4, for a request that came from 203.0.113.9:40112. */
class ResponseRouteTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UDP | 203.0.113.9:5060;branch=z9hG4bK1              | 203.0.113.9:5060
            UDP | 203.0.113.9;branch=z9hG4bK1                   | 203.0.113.9:5060
            UDP | 10.0.0.7:5070;branch=z9hG4bK1                 | 203.0.113.9:5070
            UDP | phone.lab.test:5070;branch=z9hG4bK1           | 203.0.113.9:5070
            UDP | 10.0.0.7:5070;rport;branch=z9hG4bK1           | 203.0.113.9:40112
            UDP | 10.0.0.7:5070;rport=9;branch=z9hG4bK1         | 203.0.113.9:40112
            UDP | 10.0.0.7:40112;branch=z9hG4bK1                | 203.0.113.9:40112
            UDP | 10.0.0.7;maddr=224.0.1.75;branch=z9hG4bK1     | 203.0.113.9:5060
            UDP | 10.0.0.7;received=198.51.100.1;branch=z9hG4bK1| 203.0.113.9:5060
            TCP | 10.0.0.7:5070;branch=z9hG4bK1                 | 203.0.113.9:40112
            TCP | 10.0.0.7:5070;rport;branch=z9hG4bK1           | 203.0.113.9:40112
            """)
    void responsesGoTo(String transport, String via, String target) {
        SipRequest request = (SipRequest) Bench.parse("""
                OPTIONS sip:lab.test SIP/2.0
                Via: SIP/2.0/%s %s
                From: <sip:user1@lab.test>;tag=a1
                To: <sip:lab.test>
                Call-ID: call@peer
                CSeq: 1 OPTIONS

                """.formatted(transport, via));
        InetSocketAddress source = new InetSocketAddress("203.0.113.9", 40_112);
        Flow arrival = transport.equals("UDP")
                ? Flow.udp(InMemoryTransport.LOCAL, source)
                : Flow.tcp(InMemoryTransport.LOCAL, source, 7);
        Flow route = ResponseRoute.of(request, arrival);
        assertEquals(
                target,
                route.remote().getAddress().getHostAddress() + ":"
                        + route.remote().getPort());
        assertEquals(arrival.connectionId(), route.connectionId());
        assertEquals(arrival.local(), route.local());
    }
}
