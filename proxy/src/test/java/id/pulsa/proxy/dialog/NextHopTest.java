package id.pulsa.proxy.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.pulsa.proxy.transport.Flow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where requests go in a dialog that was set up from 203.0.113.9:40112; {@code /7} marks that very connection. */
class NextHopTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # the peer's own address: its Contact
            UDP | sip:a@203.0.113.9:5062               |                          | UDP 203.0.113.9:5062
            UDP | sip:a@203.0.113.9                    |                          | UDP 203.0.113.9:5060
            UDP | sip:a@203.0.113.9:40112              |                          | UDP 203.0.113.9:40112
            UDP | sip:a@203.0.113.9;transport=tcp      |                          | TCP 203.0.113.9:5060
            TCP | sip:a@203.0.113.9:5062;transport=tcp |                          | TCP 203.0.113.9:40112/7
            TCP | sip:a@203.0.113.9:5062               |                          | TCP 203.0.113.9:40112/7
            # behind a NAT: the way it came
            UDP | sip:a@192.168.1.20:5062              |                          | UDP 203.0.113.9:40112
            TCP | sip:a@192.168.1.20;transport=tcp     |                          | TCP 203.0.113.9:40112/7
            UDP | sip:a@[2001:db8::1]:5062             |                          | UDP 203.0.113.9:40112
            # a name, or a transport that is not spoken: the way it came, since nobody asks DNS
            UDP | sip:a@phone.lab.test                 |                          | UDP 203.0.113.9:40112
            UDP | sip:a@203.0.113.9;transport=sctp     |                          | UDP 203.0.113.9:40112
            UDP | tel:+62311234                        |                          | UDP 203.0.113.9:40112
            # a route counts before the target
            UDP | sip:a@192.168.1.20:5062              | <sip:203.0.113.1;lr>     | UDP 203.0.113.1:5060
            UDP | sip:a@203.0.113.9:5062               | <sip:203.0.113.1:5070>   | UDP 203.0.113.1:5070
            UDP | sip:a@203.0.113.9:5062               | <sip:proxy.lab.test;lr>  | UDP 203.0.113.9:40112
            TCP | sip:a@192.168.1.20                   | <sip:203.0.113.9;transport=tcp;lr> | TCP 203.0.113.9:40112/7
            """)
    void requestsGoTo(String transport, String contact, String route, String expected) {
        DialogBench bench = new DialogBench();
        Dialog dialog = dialog(transport, contact, route);
        assertEquals(expected, text(dialog.flow(bench.layer)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sip:a@203.0.113.9:5062;transport=tcp | TCP 203.0.113.9:5062
            sip:a@203.0.113.9;transport=udp      | UDP 203.0.113.9:5060
            sip:a@192.168.1.20;transport=tcp     | TCP 192.168.1.20:5060
            sip:a@phone.lab.test;transport=tcp   | TCP 203.0.113.9:40112
            """)
    void whenTheConnectionHasEndedRequestsGoTo(String contact, String expected) {
        DialogBench bench = new DialogBench();
        Dialog dialog = dialog("TCP", contact, "");
        dialog.flow(bench.layer);
        assertEquals(false, dialog.connectionClosed(DialogBench.UDP));
        assertEquals(true, dialog.connectionClosed(DialogBench.TCP));
        assertEquals(expected, text(dialog.flow(bench.layer)));

        // The peer came back over a new connection.
        Flow next = Flow.tcp(DialogBench.TCP.local(), DialogBench.TCP.remote(), 8);
        dialog.movedTo(next);
        assertEquals(next, dialog.flow(bench.layer));
    }

    private static Dialog dialog(String transport, String contact, String route) {
        String more =
                "Contact: <" + contact + ">" + (route == null || route.isEmpty() ? "" : "\nRecord-Route: " + route);
        Flow flow = transport.equals("UDP") ? DialogBench.UDP : DialogBench.TCP;
        return Dialog.asServer(DialogBench.incoming("INVITE", 1, more), "own", "<sip:192.0.2.1>", flow);
    }

    private static String text(Flow flow) {
        return flow.kind()
                + " "
                + flow.remote().getAddress().getHostAddress()
                + ":"
                + flow.remote().getPort()
                + (flow.connectionId() == 0 ? "" : "/" + flow.connectionId());
    }
}
