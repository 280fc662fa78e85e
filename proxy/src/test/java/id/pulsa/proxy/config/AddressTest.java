package id.pulsa.proxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "udp:0.0.0.0:5060, udp:0.0.0.0:5060",
        "TCP:[::]:5060, tcp:[::]:5060",
        "tcp:[::1]:0, tcp:[::1]:0",
        "udp:192.0.2.1:65535, udp:192.0.2.1:65535"
    })
    void listeners(String text, String shown) {
        assertEquals(shown, Listen.parse(text).toString());
        assertEquals(Listen.parse(text), Listen.parse(shown));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "udp",
                "udp:",
                "udp:0.0.0.0",
                "udp:0.0.0.0:",
                "udp:0.0.0.0:65536",
                "udp:0.0.0.0:-1",
                "udp:::1:5060",
                "udp:[0.0.0.0]:5060",
                "udp:[::1:5060",
                "udp:host:5060",
                "sctp:0.0.0.0:5060",
                "ws:0.0.0.0:80",
                "0.0.0.0:5060",
                "udp:1.2.3:5060"
            })
    void noListeners(String text) {
        assertThrows(IllegalArgumentException.class, () -> Listen.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "sip:127.0.0.1:5070, 127.0.0.1, 5070, udp, sip:127.0.0.1:5070",
        "sip:pbx.example.org, pbx.example.org, 5060, udp, sip:pbx.example.org:5060",
        "SIP:pbx;transport=TCP, pbx, 5060, tcp, sip:pbx:5060;transport=tcp",
        "sip:[2001:db8::1]:5070, 2001:db8::1, 5070, udp, sip:[2001:db8::1]:5070"
    })
    void pbxes(String text, String host, int port, String transport, String shown) {
        assertEquals(new PbxAddress(host, port, transport), PbxAddress.parse(text));
        assertEquals(shown, PbxAddress.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sip:",
                "127.0.0.1:5070",
                "sips:127.0.0.1",
                "sip:127.0.0.1:0",
                "sip:127.0.0.1:65536",
                "sip:1.2.3",
                "sip:user@127.0.0.1",
                "sip:::1",
                "sip:[127.0.0.1]",
                "sip:a b",
                "sip:pbx;transport=tls",
                "sip:[x]:1"
            })
    void noPbxes(String text) {
        assertThrows(IllegalArgumentException.class, () -> PbxAddress.parse(text));
    }
}
