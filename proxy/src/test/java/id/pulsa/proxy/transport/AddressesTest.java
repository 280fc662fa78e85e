package id.pulsa.proxy.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource({
        "udp:0.0.0.0:5060, UDP, 0.0.0.0, 5060, udp:0.0.0.0:5060",
        "TCP:127.0.0.1:0, TCP, 127.0.0.1, 0, tcp:127.0.0.1:0",
        "tcp:[::]:65535, TCP, 0:0:0:0:0:0:0:0, 65535, tcp:[::]:65535",
        "udp:[2001:DB8::1]:5062, UDP, 2001:db8:0:0:0:0:0:1, 5062, udp:[2001:db8::1]:5062",
    })
    void listenAddressesAreReadAndWritten(String text, TransportKind kind, String ip, int port, String written) {
        ListenAddress address = ListenAddress.parse(text);
        assertEquals(kind, address.kind());
        assertEquals(ip, address.address().getAddress().getHostAddress());
        assertEquals(port, address.address().getPort());
        assertEquals(written, address.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "udp",
                "udp:",
                "sctp:127.0.0.1:5060",
                "udp:5060",
                "udp:127.0.0.1",
                "udp:127.0.0.1:",
                "udp:127.0.0.1:65536",
                "udp:127.0.0.1:-1",
                "udp:127.0.0.1:+1",
                "udp:::5060",
                "udp:localhost:5060",
                "udp:[::1:5060",
            })
    void whatIsNoListenAddressIsRefusedWithAnExample(String text) {
        var failure = assertThrows(IllegalArgumentException.class, () -> ListenAddress.parse(text));
        assertTrue(failure.toString().contains(":0.0.0.0:5060"), failure::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "udp/192.0.2.1:5060/203.0.113.9:40112/0",
                "tcp/[2001:db8::1]:5060/[2001:db8::2]:40112/1a2b3c4d5e6f7",
            })
    void aFlowIsReadBackFromItsKey(String key) {
        Flow flow = Flow.fromKey(key).orElseThrow();
        assertEquals(key, flow.key());
        assertEquals(Optional.of(flow), Flow.fromKey(flow.key()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "udp", "udp/a:1/b:2/0", "udp/192.0.2.1:1/192.0.2.2:2/", "x/192.0.2.1:1/192.0.2.2:2/0"})
    void whatIsNoKeyIsNone(String text) {
        assertEquals(Optional.empty(), Flow.fromKey(text));
    }
}
