package id.pulsa.proxy.b2bua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.cell.CellPlan;
import id.pulsa.charging.cell.CellTerms;
import id.pulsa.charging.cell.SourceNetwork;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.transport.Flow;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which cell a subscriber is in, by what is known. */
class CellLocatorTest {
    /** Cells "a" and "b" are known by these identities, "n" by its network, "h" as a home. */
    private static CellPlan plan(@Nullable String defaultCell) {
        List<Cell> cells = new ArrayList<>();
        for (String name : List.of("a", "b", "n", "h", "d")) {
            cells.add(new Cell(
                    name,
                    "",
                    "",
                    10,
                    0,
                    CellTerms.USUAL,
                    List.of("1" + name),
                    name.equals("n") ? List.of(SourceNetwork.parse("192.0.2.0/24")) : List.of()));
        }
        return new CellPlan(cells, defaultCell);
    }

    private static SipRequest request(Method method, @Nullable String cell) {
        MessageBuilder builder = MessageBuilder.request(method, "sip:2@lab.test")
                .add(HeaderName.VIA, "SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1")
                .add(HeaderName.FROM, "<sip:1@lab.test>;tag=1")
                .add(HeaderName.TO, "<sip:2@lab.test>")
                .add(HeaderName.CALL_ID, "1")
                .add(HeaderName.CSEQ, "1 " + method);
        return (cell == null
                        ? builder
                        : builder.add(
                                HeaderName.P_ACCESS_NETWORK_INFO,
                                cell.equals("bad")
                                        ? "3GPP-GERAN;cgi-3gpp="
                                        : "3GPP-GERAN;cgi-3gpp=1" + cell.replace("+", ";np, 3GPP-NR;cgi-3gpp=1")))
                .buildRequest();
    }

    private static Subscriber subscriber(@Nullable String home) {
        return new Subscriber("1", "1", "lab", "0".repeat(32), "0".repeat(64), 0, false, home, null);
    }

    private static InetAddress address(boolean inNetwork) throws Exception {
        return InetAddress.getByAddress(
                inNetwork ? new byte[] {(byte) 192, 0, 2, 77} : new byte[] {(byte) 203, 0, 113, 9});
    }

    /**
     * What happened, in this order: a REGISTER that named a cell, a cell was set, another REGISTER, an INVITE from or not
     * from the network of "n". Then the cell for this call, and for one to the same subscriber after it.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # REGISTER | set  | REGISTER | INVITE | in n  | home | default | caller | callee
                       |      |          |        | false |      |         |        |
                       |      |          |        | false |      | d       | d      | d
                       |      |          |        | false | h    | d       | h      | h
                       |      |          |        | false | gone | d       | d      | d
                       |      |          |        | false | gone |         | gone   | gone
                       |      |          |        | true  | h    | d       | n      | n
                       | b    |          |        | true  | h    | d       | b      | b
                       | b    |          | a      | true  | h    | d       | a      | a
                       | b    |          | gone   | true  | h    | d       | b      | b
                       |      |          | gone   | true  | h    | d       | n      | n
                       |      |          | bad    | false | h    | d       | h      | h
                       |      |          | gone+a | true  | h    | d       | a      | a
                       |      |          | a+b    | true  | h    | d       | a      | a
                       |      |          | a      | true  | h    | d       | a      | a
            a          |      |          |        | true  | h    | d       | a      | a
            a          |      |          | b      | true  | h    | d       | b      | b
            a          |      | none     |        | true  | h    | d       | n      | n
            a          | b    |          |        | true  | h    | d       | b      | b
            a          | b    | a        |        | true  | h    | d       | b      | b
            a          | b    | none     |        | true  | h    | d       | b      | b
            a          | b    | n        |        | false | h    | d       | n      | n
            a          | b    | a        | a      | true  | h    | d       | a      | b
            a          | b    |          | n      | false | h    | d       | n      | n
            a          | none |          |        | true  | h    | d       | a      | a
            gone       |      |          |        | false | h    | d       | h      | h
                       | gone |          |        | false | h    | d       | h      | h
            """)
    void precedence(
            @Nullable String first,
            @Nullable String set,
            @Nullable String second,
            @Nullable String invite,
            boolean inNetwork,
            @Nullable String home,
            @Nullable String defaultCell,
            @Nullable String caller,
            @Nullable String callee)
            throws Exception {
        CellPlan plan = plan(defaultCell);
        InetAddress address = address(inNetwork);
        CellLocator locator = new CellLocator(() -> plan, number -> address, 10);
        if (first != null) {
            locator.registered("1", request(Method.REGISTER, first));
        }
        if (set != null) {
            assertTrue(locator.set("1", set.equals("none") ? null : set));
        }
        if (second != null) {
            locator.registered("1", request(Method.REGISTER, second.equals("none") ? null : second));
        }
        Subscriber subscriber = subscriber(home);
        Flow flow = Flow.udp(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060), new InetSocketAddress(address, 5062));
        assertEquals(caller, locator.ofSender(subscriber, request(Method.INVITE, invite), flow));
        assertEquals(callee, locator.of(subscriber));
    }

    @Test
    void aPhoneThatIsNotRegisteredIsInNoNetwork() {
        CellLocator locator = new CellLocator(() -> plan("d"), number -> null, 10);
        assertEquals("h", locator.of(subscriber("h")));
    }

    @Test
    void insideACallOnlyAnotherCellIsNews() {
        CellLocator locator = new CellLocator(() -> plan("d"), number -> null, 10);
        assertNull(locator.gone("1", request(Method.INFO, null)));
        assertEquals("a", locator.gone("1", request(Method.INFO, "a")));
        assertNull(locator.gone("1", request(Method.INFO, "a")));
        assertNull(locator.gone("1", request(Method.INFO, "gone")));
        assertTrue(locator.set("1", "h"));
        assertNull(locator.gone("1", request(Method.UPDATE, "a")), "what was set stays");
        assertEquals("h", locator.of(subscriber(null)));
        assertEquals("b", locator.gone("1", request(Method.INVITE, "b")));
        assertEquals("b", locator.of(subscriber(null)));
        assertEquals("a", locator.gone("1", request(Method.INVITE, "a")));
    }

    @Test
    void otherCellsAreInForceAtOnce() {
        CellPlan[] plan = {plan("d")};
        CellLocator locator = new CellLocator(() -> plan[0], number -> null, 10);
        locator.set("1", "a");
        assertEquals("a", locator.of(subscriber(null)));
        plan[0] = CellPlan.NONE;
        assertNull(locator.of(subscriber(null)));
        plan[0] = plan("d");
        assertEquals("a", locator.of(subscriber(null)));
    }

    @Test
    void noMoreNumbersAreRememberedThanMayBe() {
        CellLocator locator = new CellLocator(() -> plan("d"), number -> null, 2);
        assertTrue(locator.set("2", "a"));
        assertTrue(locator.set("3", "a"));
        assertFalse(locator.set("1", "b"));
        locator.registered("1", request(Method.REGISTER, "a"));
        assertEquals("d", locator.of(subscriber(null)));
        assertTrue(locator.set("2", "b"), "one that is remembered already");
        assertTrue(locator.set("3", null));
        locator.registered("1", request(Method.REGISTER, "a"));
        assertEquals("a", locator.of(subscriber(null)));
    }
}
