package id.pulsa.proxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CellDecision;
import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.LedgerStore;
import id.pulsa.charging.ledger.sqlite.SqliteLedgerStore;
import id.pulsa.charging.rating.ChargeSegment;
import id.pulsa.charging.reservation.CreditLeft;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.Json;
import id.pulsa.proxy.admin.LiveCallSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command does the same on a data directory and through a running gateway. */
class CommandsTest {
    @TempDir
    private Path dir;

    private PulsaUnderTest pulsa(boolean live) throws Exception {
        return live ? PulsaUnderTest.live(dir) : PulsaUnderTest.offline(dir);
    }

    @ParameterizedTest(name = "live {0}")
    @ValueSource(booleans = {false, true})
    void lifeOfASubscriber(boolean live) throws Exception {
        try (PulsaUnderTest pulsa = pulsa(live)) {
            assertEquals(
                    0,
                    pulsa.run(
                            "s3cret\n",
                            "subscriber",
                            "add",
                            "1001",
                            "--plan",
                            "lab",
                            "--balance",
                            "100.00",
                            "--password-stdin"),
                    () -> pulsa.err);
            assertEquals("subscriber 1001 added, plan lab, balance 100.00\n", pulsa.out);
            assertEquals(
                    0,
                    pulsa.run(
                            "other\n",
                            "subscriber",
                            "add",
                            "+62811",
                            "--plan",
                            "normal",
                            "--account",
                            "1001",
                            "--max-calls",
                            "2",
                            "--display-name",
                            "Budi",
                            "--password-stdin"),
                    () -> pulsa.err);

            assertEquals(0, pulsa.run("", "subscriber", "topup", "+62811", "50.5", "--key", "k1"), () -> pulsa.err);
            assertEquals("account 1001 topped up by 50.50, balance 150.50\n", pulsa.out);
            assertEquals(0, pulsa.run("", "subscriber", "topup", "+62811", "50.5", "--key", "k1"));
            assertEquals("account 1001 topped up by 50.50, balance 150.50 (done before with this key)\n", pulsa.out);
            assertEquals(1, pulsa.run("", "subscriber", "topup", "+62811", "60", "--key", "k1"));

            assertEquals(0, pulsa.run("", "subscriber", "list"), () -> pulsa.err);
            assertEquals("""
                    NUMBER  NAME  PLAN    ACCOUNT  BALANCE  RESERVED  HOME CELL  BARRED
                    +62811  Budi  normal  1001      150.50      0.00  -          false
                    1001    -     lab     1001      150.50      0.00  -          false
                    """, pulsa.out);
            assertEquals(0, pulsa.run("", "subscriber", "show", "+62811", "--json"), () -> pulsa.err);
            assertEquals(
                    "{\"number\":\"+62811\",\"display_name\":\"Budi\",\"account\":\"1001\",\"plan\":\"normal\","
                            + "\"balance\":\"150.50\",\"available\":\"150.50\",\"reserved\":\"0.00\","
                            + "\"currency\":\"IDR\",\"home_cell\":null,\"max_calls\":2,\"barred\":false,"
                            + "\"valid_until\":null,\"bundle_time\":\"PT0.000S\"}\n",
                    pulsa.out);

            assertEquals(0, pulsa.run("", "ledger", "verify"), () -> pulsa.err);
            assertTrue(pulsa.out.contains("top-ups             150.50\n"), pulsa.out);
            assertTrue(pulsa.out.endsWith("the books are right\n"), pulsa.out);

            assertEquals(0, pulsa.run("", "subscriber", "remove", "+62811"), () -> pulsa.err);
            assertEquals(1, pulsa.run("", "subscriber", "show", "+62811"));
            assertEquals("pulsa: no subscriber +62811\n", pulsa.err);
            assertEquals("", pulsa.out);
        }
    }

    @ParameterizedTest(name = "live {0}")
    @ValueSource(booleans = {false, true})
    void importsGoodRowsAndNamesBadOnes(boolean live) throws Exception {
        Path csv = dir.resolve("new.csv");
        Files.writeString(csv, """
                \uFEFFnumber,password,balance,plan,display_name,account\r
                2001,"a,b""c",10.00,lab,"Two\r
                lines",\r
                2002,pw,10.00,labb,Ani,\r

                2003,pw,-1,lab,Cici,\r
                2004,pw,5,lab,Dedi,shared\r
                2005,,5,lab,Edi,\r
                2006,pw,5,lab\r
                20 07,pw,5,lab,Gita,\r
                """.replace("\\uFEFF", "\uFEFF").replace("Two\r\nlines", "Two lines"));
        try (PulsaUnderTest pulsa = pulsa(live)) {
            assertEquals(1, pulsa.run("", "subscriber", "import", csv.toString()), () -> pulsa.err);
            assertEquals("added 2, changed 0, unchanged 0, rejected 5\n", pulsa.out);
            String problems = pulsa.err.replace(csv.toString(), "f").replaceAll("import: .*\n", "");
            assertEquals("""
                    f:3: unknown plan "labb"; did you mean "lab"?
                    f:5: balance: expected an amount of at least 0, found "-1"
                    f:7: password is empty
                    f:8: has 4 fields, the header has 6
                    f:9: number "20 07" is not 1 to 64 letters, digits, "+", "*", "#", ".", "_" or "-"
                    """, problems);
            assertEquals(1, pulsa.run("", "subscriber", "import", csv.toString(), "--json"));
            Document again = Json.read(pulsa.out);
            assertEquals(2, again.number("unchanged", 0));
            assertEquals(5, again.documents("problems").size());
            pulsa.run("", "subscriber", "show", "2004", "--json");
            assertEquals("shared", Json.read(pulsa.out).text("account"));
            assertEquals(0, pulsa.run("", "ledger", "verify", "--json"));
            assertEquals("15.00", Json.read(pulsa.out).text("balances"));
        }
    }

    @ParameterizedTest(name = "live {0}")
    @ValueSource(booleans = {false, true})
    void importsManyRows(boolean live) throws Exception {
        int rows = 12_345;
        StringBuilder text = new StringBuilder("plan,number,password,balance\n");
        for (int i = 0; i < rows; i++) {
            text.append("lab,").append(300_000 + i).append(",pw").append(i).append(",1.50\n");
        }
        Path csv = dir.resolve("many.csv");
        Files.writeString(csv, text);
        try (PulsaUnderTest pulsa = pulsa(live)) {
            assertEquals(0, pulsa.run("", "subscriber", "import", csv.toString()), () -> pulsa.err);
            assertEquals("added 12345, changed 0, unchanged 0, rejected 0\n", pulsa.out);
            assertTrue(pulsa.err.endsWith("import: 100 % read\n"), pulsa.err);
            assertEquals(0, pulsa.run("", "subscriber", "list", "--json"), () -> pulsa.err);
            assertEquals(rows + 2, pulsa.out.lines().count());
            pulsa.run("", "ledger", "verify", "--json");
            assertEquals("18517.50", Json.read(pulsa.out).text("top_ups"));
        }
    }

    @ParameterizedTest(name = "live {0}")
    @ValueSource(booleans = {false, true})
    void listsAndExportsRecords(boolean live) throws Exception {
        writeRecords(2_500);
        try (PulsaUnderTest pulsa = pulsa(live)) {
            assertEquals(0, pulsa.run("", "cdr", "list", "--limit", "2"), () -> pulsa.err);
            assertEquals("""
                    STARTED              CALL    CALLER  CALLED  RATE          TALK s  BILLED s  CHARGE  CAUSE           SIP  DETAIL
                    2026-11-22 10:41:39  c-2499  1001    =1+1    lab/domestic   3.020     4.000    4.00  CALLEE_HUNG_UP  200  a ?"b"
                    2026-11-22 10:41:38  c-2498  1001    1002    lab/domestic   3.020     4.000    4.00  CALLEE_HUNG_UP  200  a ?"b"
                    """, pulsa.out);
            assertEquals(0, pulsa.run("", "cdr", "list", "--limit", "5000", "--json"), () -> pulsa.err);
            assertEquals(2_502, pulsa.out.lines().count());
            assertEquals(
                    0, pulsa.run("", "cdr", "list", "--json", "--called", "=1+1", "--from", "2026-11-22T10:41:40"));
            assertEquals("[]\n", pulsa.out);
            assertEquals(0, pulsa.run("", "cdr", "list", "--json", "--to", "2026-11-22T03:00:02Z"));
            assertEquals(4, pulsa.out.lines().count());

            Path csv = dir.resolve("cdrs.csv");
            assertEquals(0, pulsa.run("", "cdr", "export", "--output", csv.toString()), () -> pulsa.err);
            List<String> lines = Files.readString(csv).lines().toList();
            assertEquals(2_501, lines.size());
            assertEquals(
                    "call_id,caller,called,account,rate,caller_cell,callee_cell,started,ringing,answered,ended,"
                            + "talk_seconds,billed_seconds,charge,currency,cause,sip_status,detail,kind,segments,"
                            + "decisions",
                    lines.get(0));
            assertEquals(
                    "c-2499,1001,'=1+1,1001,lab/domestic,,,2026-11-22T10:41:39.000+07:00,,"
                            + "2026-11-22T10:41:40.000+07:00,2026-11-22T10:41:43.020+07:00,"
                            + "3.020,4.000,4.00,IDR,CALLEE_HUNG_UP,200,\"a \u0007\"\"b\"\"\",CALL,"
                            + TALK_AS_CSV + "," + DECISIONS_AS_CSV,
                    lines.get(2_500));
            assertEquals(0, pulsa.run("", "cdr", "export", "--format", "jsonl", "--called", "=1+1"));
            assertEquals("PT3.020S", Json.read(pulsa.out.strip()).text("talk_time"));
            assertEquals(
                    "4.00",
                    Json.read(pulsa.out.strip()).documents("segments").get(0).text("amount"));
        }
    }

    @ParameterizedTest(name = "live {0}")
    @ValueSource(booleans = {false, true})
    void explainsARecord(boolean live) throws Exception {
        writeRecords(1);
        try (PulsaUnderTest pulsa = pulsa(live)) {
            assertEquals(0, pulsa.run("", "cdr", "show", "c-0"), () -> pulsa.err);
            assertEquals("""
                    call           c-0
                    kind           CALL
                    caller         1001
                    called         =1+1
                    account        1001
                    rate           lab/domestic
                    caller's cell  -
                    callee's cell  -
                    started        2026-11-22T10:00:00.000+07:00
                    ringing        -
                    answered       2026-11-22T10:00:01.000+07:00
                    ended          2026-11-22T10:00:04.020+07:00
                    cause          CALLEE_HUNG_UP
                    SIP status     200
                    detail         a ?"b"
                    talked s       3.020
                    billed s       4.000
                    charge         4.00
                    currency       IDR

                    FROM      TO             TALK s  WHAT  BAND  PRICE  PER  RATIO  INCREMENTS  AMOUNT   SUM
                    10:00:01  10:00:05  0.000-4.000  talk  peak   1.00  1s   1.000      4 x 1s    4.00  4.00

                    CELL      CALL      SAID      BUSY OF  LOAD erl  CAPACITY erl  USED %  ERLANG B %  ADMISSION    RATIO
                    Kayoon_1  new       admitted    16/17    12.345         9.652   127.9        6.27  preblocking  1.400
                    WTC_3     handover  full        15/15     8.000         8.108    98.7        0.91  channels     1.000
                    """, pulsa.out);
            assertEquals(0, pulsa.run("", "cdr", "show", "c-0", "--json"), () -> pulsa.err);
            assertEquals(
                    "4.00", Json.read(pulsa.out).documents("segments").get(0).text("sum"));
            assertEquals(
                    "{\"cell\":\"Kayoon_1\",\"kind\":\"NEW\",\"verdict\":\"ADMITTED\",\"policy\":\"preblocking\","
                            + "\"channels\":17,\"busy\":16,\"load_erl\":\"12.345\",\"capacity_erl\":\"9.652\","
                            + "\"erlang_b\":\"0.062700\",\"price_ratio\":\"1.400\"}",
                    Json.read(pulsa.out).documents("decisions").get(0).toString());
            assertEquals(1, pulsa.run("", "cdr", "show", "c-1"));
            assertEquals("pulsa: no call detail record c-1\n", pulsa.err);
        }
    }

    private static final ChargeSegment TALK =
            new ChargeSegment(ChargeSegment.Kind.TALK, 0, 4_000, "peak", 1_000_000, 1_000, 1_000, 1_000, 4, 4_000_000);
    private static final List<CellDecision> DECISIONS = List.of(
            new CellDecision("Kayoon_1", "NEW", "ADMITTED", "preblocking", 17, 16, 12_345, 9_652, 62_700, 1_400),
            new CellDecision("WTC_3", "HANDOVER", "FULL", "channels", 15, 15, 8_000, 8_108, 9_100, 1_000));
    private static final String DECISIONS_AS_CSV = """
            "[{'cell':'Kayoon_1','kind':'NEW','verdict':'ADMITTED','policy':'preblocking','channels':17,'busy':16,\
            'load_erl':'12.345','capacity_erl':'9.652','erlang_b':'0.062700','price_ratio':'1.400'},\
            {'cell':'WTC_3','kind':'HANDOVER','verdict':'FULL','policy':'channels','channels':15,'busy':15,\
            'load_erl':'8.000','capacity_erl':'8.108','erlang_b':'0.009100','price_ratio':'1.000'}]\"""".replace("'", "\"\"");
    private static final String TALK_AS_CSV = """
            "[{'kind':'TALK','from':'PT0.000S','to':'PT4.000S','band':'peak','price':'1.00','per':'PT1.000S',\
            'price_ratio':'1.000','increment':'PT1.000S','increments':4,'amount':'4.00'}]\"""".replace("'", "\"\"");

    private void writeRecords(int count) {
        List<LedgerEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long started = PulsaUnderTest.NOW + i * 1_000L;
            String called = i == count - 1 ? "=1+1" : "1002";
            events.add(new LedgerEvent.CallEnded(
                    new CallDetailRecord(
                            CallDetailRecord.Kind.CALL,
                            "c-" + i,
                            "1001",
                            called,
                            "1001",
                            "lab/domestic",
                            null,
                            null,
                            started,
                            0,
                            started + 1_000,
                            started + 4_020,
                            3_020,
                            4_000,
                            4_000_000,
                            "CALLEE_HUNG_UP",
                            200,
                            "a \u0007\"b\"",
                            List.of(TALK),
                            List.of(),
                            DECISIONS),
                    false));
        }
        try (DataDirectory directory = DataDirectory.open(dir);
                LedgerStore store = SqliteLedgerStore.open(directory)) {
            store.commit(
                    List.of(
                            new LedgerEvent.AccountAdded("1001", AccountTerms.PLAIN),
                            new LedgerEvent.ToppedUp("t", "1001", 1L << 50, 0, PulsaUnderTest.NOW)),
                    PulsaUnderTest.NOW);
            store.commit(events, PulsaUnderTest.NOW);
        }
    }

    @Test
    void listsAndHangsUpRunningCalls() throws Exception {
        try (PulsaUnderTest pulsa = pulsa(true)) {
            pulsa.calls.add(new LiveCallSnapshot(
                    "c-1",
                    "1001",
                    "1002",
                    "1001",
                    "lab/domestic",
                    "talking",
                    PulsaUnderTest.NOW,
                    PulsaUnderTest.NOW + 2_000,
                    10_500,
                    30_000,
                    30_000_000,
                    new CreditLeft(89_000_000, 100_000),
                    "Kayoon_1",
                    1_400));
            assertEquals(0, pulsa.run("", "call", "list"), () -> pulsa.err);
            assertEquals("""
                    CALL  CALLER  CALLED  STATE    SINCE                TALK s  RESERVED  PAID UNTIL           LEFT s  CREDIT  LASTS s  CELL      RATIO
                    c-1   1001    1002    talking  2026-11-22 10:00:00  10.500     30.00  2026-11-22 10:00:32  19.500   89.00   89.500  Kayoon_1  1.400
                    """, pulsa.out);
            assertEquals(0, pulsa.run("", "call", "hangup", "c-1"), () -> pulsa.err);
            assertEquals(1, pulsa.run("", "call", "hangup", "c-1"));
            assertEquals("pulsa: no call c-1 is running\n", pulsa.err);
        }
    }

    @Test
    void withoutAGatewayNoCallRuns() throws Exception {
        writeRecords(1);
        try (PulsaUnderTest pulsa = pulsa(false)) {
            assertEquals(0, pulsa.run("", "call", "list", "--json"));
            assertEquals("[]\n", pulsa.out);
            assertEquals("no gateway is running on this data directory\n", pulsa.err);
            assertEquals(1, pulsa.run("", "call", "hangup", "c-1"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    subscriber                                              | 2 | Missing required subcommand
                    subscriber lst                                          | 2 | did you mean list?
                    subscriber add                                          | 2 | Missing required
                    subscriber add 7                                        | 2 | '--plan=PLAN'
                    subscriber add 7 --plan lab                             | 2 | no terminal to ask for the password
                    subscriber add 7 --plan lab --password-stdin --balance x| 2 | --balance: expected an amount
                    subscriber add 7 --plan labb --password-stdin           | 2 | unknown plan "labb"; did you mean "lab"?
                    subscriber add 7:8 --plan lab --password-stdin          | 2 | number "7:8" is not
                    subscriber add 7 --plan lab --password-stdin --home-cell Kayon_1 | 2 | unknown home cell "Kayon_1"
                    subscriber add 7 --plan lab --password-file /nonexistent| 1 | password file /nonexistent cannot be read
                    subscriber add 1001 --plan lab --password-stdin         | 1 | subscriber 1001 exists already
                    subscriber show 9                                       | 1 | no subscriber 9
                    subscriber topup 9 1                                    | 1 | no subscriber 9
                    subscriber topup 1001 0                                 | 2 | more than 0
                    subscriber topup 1001 1e3                               | 2 | expected an amount
                    subscriber topup 1001 1200000000000                     | 1 | out of range
                    subscriber remove 9                                     | 1 | no subscriber 9
                    subscriber import /nonexistent.csv                      | 2 | no such file
                    cdr list --from yesterday                               | 2 | --from: expected a time
                    cdr list --limit 0                                      | 2 | --limit must be 1 or more
                    cdr export --format xml                                 | 2 | must be csv or jsonl
                    cdr export --output /nonexistent/x                      | 1 | the export to /nonexistent/x broke off
                    call hangup zz                                          | 1 | no call zz
                    check --set sip.relm=x                                  | 2 | did you mean "sip.realm"?
                    check --config /nonexistent                             | 2 | no such file
                    """)
    void saysInOneLineWhatIsWrong(String command, int code, String message) throws Exception {
        for (boolean live : new boolean[] {false, true}) {
            Path own = Files.createDirectory(dir.resolve("live-" + live));
            try (PulsaUnderTest pulsa = live ? PulsaUnderTest.live(own) : PulsaUnderTest.offline(own)) {
                assertEquals(0, pulsa.run("pw", "subscriber", "add", "1001", "--plan", "lab", "--password-stdin"));
                assertEquals(code, pulsa.run("secret\n", command.split(" +")), () -> pulsa.err);
                assertTrue(pulsa.err.contains(message), pulsa.err);
                assertFalse(pulsa.err.contains("\tat "), pulsa.err);
                if (!command.contains("/nonexistent ")) {
                    assertTrue(pulsa.err.lines().count() <= 4, pulsa.err);
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    number,password,balance,plann | line 1: unknown column "plann"; did you mean "plan"?
                    number,password,balance       | line 1: column "plan" is missing
                    number,number,password,plan   | line 1: column "number" is given twice
                    """)
    void refusesAWrongHeader(String header, String message) throws IOException, Exception {
        Path csv = dir.resolve("bad.csv");
        Files.writeString(csv, header + "\n1,2,3,4\n");
        for (boolean live : new boolean[] {false, true}) {
            try (PulsaUnderTest pulsa = pulsa(live)) {
                assertEquals(2, pulsa.run("", "subscriber", "import", csv.toString()));
                assertTrue(pulsa.err.endsWith("pulsa: " + csv + ": " + message + "\n"), pulsa.err);
            }
        }
    }

    @Test
    void aDirectoryWithoutLedgerIsAnErrorAndIsNotMade() throws Exception {
        Path none = dir.resolve("none");
        try (PulsaUnderTest pulsa = PulsaUnderTest.offline(none)) {
            assertEquals(1, pulsa.run("", "subscriber", "list"));
            assertTrue(pulsa.err.startsWith("pulsa: no ledger in "), pulsa.err);
            assertEquals(1, pulsa.run("", "voucher", "create", "--count", "1", "--amount", "25.00"));
            assertTrue(pulsa.err.startsWith("pulsa: no ledger in "), pulsa.err);
            assertFalse(Files.exists(none));
            assertFalse(Files.exists(dir.resolve("none")));
        }
    }
}
