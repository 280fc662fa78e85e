package id.pulsa.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.cell.CellIds;
import id.pulsa.charging.cell.CellPlan;
import id.pulsa.charging.cell.CellTerms;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** P-Access-Network-Info: what phones and networks write, and what they should not. */
class AccessNetworkTest {
    /** Identities as they are compared, joined by blanks; "-" for none. A last column of "np": provided by the network. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            3GPP-GERAN; cgi-3gpp=510100f123a4b                                          | GSM   | 510100f123a4b         |
            3GPP-GERAN;cgi-3gpp="510-10-0F12-3A4B"                                      | GSM   | 510100f123a4b         |
            3GPP-UTRAN-FDD; utran-cell-id-3gpp=234151D0FCE11                            | UMTS  | 234151d0fce11         |
            3GPP-UTRAN-TDD;utran-cell-id-3gpp="234151D0FCE11"                           | UMTS  | 234151d0fce11         |
            3GPP-UTRAN;utran-sai-3gpp=234151d0f0001                                     | UMTS  | 234151d0f0001         |
            3GPP-HSPA;utran-sai-3gpp=51010aaaa0001;utran-cell-id-3gpp=51010aaaa0000001  | UMTS  | 51010aaaa0000001 51010aaaa0001 |
            3GPP-E-UTRAN-FDD;utran-cell-id-3gpp=5101000010019B01                        | LTE   | 5101000010019b01      |
            3GPP-E-UTRAN-TDD; utran-cell-id-3gpp = "5101000010019B01"                   | LTE   | 5101000010019b01      |
            3GPP-E-UTRAN;utran-cell-id-3gpp=1;cgi-3gpp=2                                | LTE   | 1 2                   |
            3GPP-NR;utran-cell-id-3gpp=51010000001123456789                             | NR    | 51010000001123456789  |
            3GPP-NR-TDD;utran-cell-id-3gpp="51010-000001-123456789"                     | NR    | 51010000001123456789  |
            3GPP-NR-FDD;utran-cell-id-3gpp=51010000001123456789;network-provided        | NR    | 51010000001123456789  | np
            IEEE-802.11;i-wlan-node-id=00a0c914c829                                     | WIFI  | 00a0c914c829          |
            IEEE-802.11ac;i-wlan-node-id="00:A0:C9:14:C8:29"                            | WIFI  | 00a0c914c829          |
            IEEE-802.11n;i-wlan-node-id=00:a0:c9:14:c8:29                               | WIFI  | 00a0c914c829          |
            IEEE-802.11b;cgi-3gpp=1;i-wlan-node-id="00-A0-C9-14-C8-29"                  | WIFI  | 00a0c914c829 1        |
            3GPP-WLAN;i-wlan-node-id=00a0c914c829;Network-Provided                      | WIFI  | 00a0c914c829          | np
            ieee-802.11AX;I-WLAN-NODE-ID=00A0C914C829                                   | WIFI  | 00a0c914c829          |
            IEEE-802.110;i-wlan-node-id=00a0c914c829                                    | OTHER | 00a0c914c829          |
            3GPP-NRX;utran-cell-id-3gpp=1                                               | OTHER | 1                     |
            ADSL2+;dsl-location="port 12";network-provided                              | OTHER | port12                | np
            IEEE-802.3ab;eth-location="rack.4"                                          | OTHER | rack.4                |
            3GPP2-1X;ci-3gpp2="1234123412341234123412341"                               | OTHER | 1234123412341234123412341 |
            IEEE-802.11                                                                 | WIFI  | -                     |
            3GPP-GERAN ; local-time-zone="UTC+07:00" ; x ; cgi-3gpp=7 ; y=z             | GSM   | 7                     |
            3GPP-GERAN;cgi-3gpp=7;cgi-3gpp=8                                            | GSM   | 7                     |
            3GPP-GERAN;cgi-3gpp="7\\8"                                                  | GSM   | 78                    |
            3GPP-GERAN;cgi-3gpp=""                                                      | GSM   | -                     |
            3GPP-GERAN;cgi-3gpp="  "                                                    | GSM   | -                     |
            3GPP-GERAN;cgi-3gpp="7'; DROP TABLE cdr"                                    | GSM   | -                     |
            3GPP-GERAN;cgi-3gpp="../../etc"                                             | GSM   | -                     |
            3GPP-GERAN;cgi-3gpp="%s\u00e9"                                              | GSM   | -                     |
            """)
    void reads(String value, AccessTechnology technology, String ids, String provided) {
        AccessNetwork network = parsed(value);
        assertEquals(technology, network.technology());
        assertEquals(
                ids,
                network.cellIds().isEmpty()
                        ? "-"
                        : network.cellIds().stream().map(CellIds::normalise).collect(Collectors.joining(" ")));
        assertEquals("np".equals(provided), network.networkProvided());
    }

    private static AccessNetwork parsed(String value) {
        return Objects.requireNonNull(AccessNetwork.parse(value), value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            ;cgi-3gpp=1
            =
            "3GPP-GERAN";cgi-3gpp=1
            3GPP-GERAN cgi-3gpp=1
            3GPP-GERAN;
            3GPP-GERAN;;cgi-3gpp=1
            3GPP-GERAN;cgi-3gpp=
            3GPP-GERAN;=1
            3GPP-GERAN;cgi-3gpp="1
            3GPP-GERAN;cgi-3gpp="1\\
            3GPP-GERAN;cgi-3gpp="1"2
            3GPP-GERAN;cgi-3gpp=1;x=(y)
            3GPP-GERAN;cgi-3gpp=<1>
            """)
    void ignoresWhatIsMalformed(String value) {
        assertNull(AccessNetwork.parse(value));
    }

    @Test
    void hasLimits() {
        String id = "a".repeat(64);
        assertEquals(List.of(id), parsed("X;cgi-3gpp=" + id).cellIds());
        assertEquals(List.of(), parsed("X;cgi-3gpp=" + id + "a").cellIds());
        assertEquals(List.of(), parsed("X" + ";p".repeat(16)).cellIds());
        assertNull(AccessNetwork.parse("X" + ";p".repeat(17)));
        assertNull(AccessNetwork.parse("X;p=" + "1".repeat(AccessNetwork.MAX_LENGTH)));
        assertNull(AccessNetwork.parse(""));
        String many = "P-Access-Network-Info: " + "X;cgi-3gpp=1, ".repeat(100) + "X;cgi-3gpp=1";
        assertEquals(
                AccessNetwork.MAX_VALUES,
                AccessNetwork.of(Samples.request(Samples.with("X", many))).size());
    }

    @Test
    void readsAllValuesOfAMessageThoseOfTheNetworkFirst() {
        SipRequest request = Samples.request(Samples.with("P", """
                P-Access-Network-Info: 3GPP-E-UTRAN-FDD;utran-cell-id-3gpp="1-2", (bad), IEEE-802.11;i-wlan-node-id=3
                p-access-network-info: 3GPP-NR;utran-cell-id-3gpp=4;network-provided
                P-Access-Network-Info: ,
                P-Access-Network-Info: 3GPP-GERAN;
                 cgi-3gpp=5"""));
        assertEquals(
                List.of(List.of("4"), List.of("1-2"), List.of("3"), List.of("5")),
                AccessNetwork.of(request).stream().map(AccessNetwork::cellIds).toList());
        assertEquals(List.of(), AccessNetwork.of(Samples.request(Samples.OPTIONS)));
    }

    @Test
    void identitiesAreThoseOfThePlan() {
        CellPlan plan = new CellPlan(
                List.of(new Cell(
                        "Kayoon_1",
                        "",
                        "",
                        3,
                        0,
                        CellTerms.USUAL,
                        List.of(CellIds.normalise("510-10-0f12-3a4b"), CellIds.normalise("00:a0:c9:14:c8:29")),
                        List.of())),
                null);
        for (String value :
                List.of("3GPP-GERAN;cgi-3gpp=510100F123A4B", "IEEE-802.11ax;i-wlan-node-id=\"00-A0-C9-14-C8-29\"")) {
            AccessNetwork network = parsed(value);
            assertEquals("Kayoon_1", plan.withId(network.cellIds().get(0)));
        }
    }

    @Test
    void neverThrows() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String pieces = "3GPP-NR;utran-cell-id-3gpp=\"\\,:<> \t\u0000\u00e9(network-provided";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder value = new StringBuilder("3GPP-NR;utran-cell-id-3gpp=\"5\\1\";np");
            for (int change = random.nextInt(6); change >= 0; change--) {
                int at = random.nextInt(value.length() + 1);
                value.insert(at, pieces.charAt(random.nextInt(pieces.length())));
            }
            AccessNetwork network = AccessNetwork.parse(value.toString());
            if (network != null) {
                for (String id : network.cellIds()) {
                    assertTrue(id.matches("[0-9A-Za-z:._ -]{1,64}"), () -> "seed " + seed + ": " + value);
                }
            }
        }
    }
}
