package id.pulsa.proxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.Binding;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.ImportRow;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.LedgerStore;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.ledger.sqlite.SqliteLedgerStore;
import id.pulsa.proxy.admin.AdminToken;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.Json;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of calls, movements of money and registrations, by command and through the API. */
@Timeout(120)
class RecordCommandsTest {
    private static final long MINUTE = 60_000;
    private static final long RUPIAH = 1_000_000;

    @TempDir
    Path dir;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void fill() {
        List<LedgerEvent> events = new ArrayList<>();
        List<ImportRow> rows = new ArrayList<>();
        rows.add(row("0811", "a", "Ani"));
        rows.add(row("0812", "a", "Budi"));
        rows.add(row("0899", "b", "Citra"));
        events.add(new LedgerEvent.SubscribersImported("i", rows, 0, PulsaUnderTest.NOW - MINUTE));
        events.add(new LedgerEvent.ToppedUp("t", "a", 500 * RUPIAH, 0, PulsaUnderTest.NOW - MINUTE));
        events.add(ended(0, "0811", "0812", "a", "Kayoon_1", "WTC_3", 30, 30, "CALLER_HUNG_UP"));
        events.add(ended(1, "0812", "0811", "a", "WTC_3", null, 90, 90, "CREDIT_EXHAUSTED"));
        events.add(ended(2, "0811", "0899", "a", "WTC_3", null, 0, 0, "BUSY"));
        events.add(ended(3, "0899", "0811", "b", null, "Kayoon_1", 60, 0, "CALLEE_HUNG_UP"));
        events.add(new LedgerEvent.Withdrawn("w", "a", 5 * RUPIAH, PulsaUnderTest.NOW + 10 * MINUTE));
        events.add(new LedgerEvent.BindingsChanged(
                "0811", List.of(binding("one", 1_000), binding("two", 2_000), binding("over", -1_000)), List.of(), 9));
        events.add(new LedgerEvent.BindingsChanged("0812", List.of(binding("three", 3_000)), List.of(), 9));
        try (DataDirectory directory = DataDirectory.open(dir);
                LedgerStore store = SqliteLedgerStore.open(directory)) {
            store.commit(events, PulsaUnderTest.NOW);
        }
    }

    private static ImportRow row(String number, String account, String name) {
        return new ImportRow(
                new Subscriber(number, account, "lab", "0".repeat(32), "0".repeat(64), 0, false, null, name),
                0,
                AccountTerms.PLAIN);
    }

    private static Binding binding(String name, long expiresInMillis) {
        return new Binding(
                "sip:" + name,
                "sip:" + name + "@10.0.0.7:5062",
                1_000,
                PulsaUnderTest.NOW + expiresInMillis,
                "c",
                1,
                "udp/10.0.0.1:5060/203.0.113.9:40112/0",
                "<b>phone</b>",
                null);
    }

    private static LedgerEvent ended(
            int index,
            String caller,
            String called,
            String account,
            @Nullable String callerCell,
            @Nullable String calleeCell,
            int talkSeconds,
            long charge,
            String cause) {
        long started = PulsaUnderTest.NOW + index * MINUTE;
        return new LedgerEvent.CallEnded(
                new CallDetailRecord(
                        CallDetailRecord.Kind.CALL,
                        "c-" + index,
                        caller,
                        called,
                        account,
                        "lab/any",
                        callerCell,
                        calleeCell,
                        started,
                        0,
                        talkSeconds == 0 ? 0 : started + 1,
                        started + talkSeconds * 1_000L,
                        talkSeconds * 1_000L,
                        talkSeconds * 1_000L,
                        charge * RUPIAH,
                        cause,
                        200,
                        null,
                        List.of(),
                        List.of(),
                        List.of()),
                false);
    }

    private PulsaUnderTest pulsa(boolean live) throws Exception {
        return live ? PulsaUnderTest.live(dir) : PulsaUnderTest.offline(dir);
    }

    /** Options, and the calls in order. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                                            | 3 2 1 0
        --order asc                         | 0 1 2 3
        --sort charge                       | 1 0 3 2
        --sort charge --order asc           | 2 3 0 1
        --sort talk                         | 1 3 0 2
        --caller 0811                       | 2 0
        --caller 081*                       | 2 1 0
        --called 08*                        | 3 2 1 0
        --cell Kayoon_1                     | 3 0
        --cell WTC_3 --answered yes         | 1 0
        --answered no                       | 2
        --cause busy,credit_exhausted       | 2 1
        --cause busy --cause callee_hung_up | 3 2
        --kind message                      |
        --least-charge 30.01                | 1
        --least-talk 1m                     | 3 1
        --account a --from 2026-11-22T10:01:00 --to 2026-11-22T10:02:00 | 1
        --limit 3 --account a --sort charge | 1 0 2
        """)
    void listsWhatIsAskedFor(@Nullable String options, @Nullable String calls) throws Exception {
        for (boolean live : new boolean[] {false, true}) {
            try (PulsaUnderTest pulsa = pulsa(live)) {
                List<String> command = new ArrayList<>(List.of("cdr", "list", "--json"));
                command.addAll(options == null ? List.of() : List.of(options.split(" +")));
                assertEquals(0, pulsa.run("", command.toArray(String[]::new)), () -> pulsa.err);
                assertEquals(calls == null ? "" : calls, calls(pulsa.out), live + pulsa.err);
                if (options == null || !options.contains("--limit")) {
                    List<String> export = new ArrayList<>(command.subList(3, command.size()));
                    export.addAll(0, List.of("cdr", "export", "--format", "jsonl"));
                    export.addAll(
                            options != null && options.contains("--order") ? List.of() : List.of("--order", "desc"));
                    assertEquals(0, pulsa.run("", export.toArray(String[]::new)), () -> pulsa.err);
                    assertEquals(calls == null ? "" : calls, calls(pulsa.out));
                }
            }
        }
    }

    private static String calls(String text) {
        return String.join(
                " ",
                text.lines()
                        .filter(line -> line.startsWith("{"))
                        .map(line -> line.endsWith(",") ? line.substring(0, line.length() - 1) : line)
                        .map(line -> Json.read(line).text("call_id").substring(2))
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        cdr list --cause bussy                | 2 | --cause must be of caller_hung_up,
        cdr list --sort caller                | 2 | --sort must be of started, charge, talk, found "caller"
        cdr list --least-charge x             | 2 | --least-charge: expected an amount
        cdr export --answered perhaps         | 2 | --answered must be yes or no
        cdr export --to tomorrow              | 2 | --to: expected a time
        account movements 9                   | 1 | no account 9
        account movements a --kind gift       | 2 | --kind must be of top_up, charge, withdrawal
        account movements a --limit 0         | 2 | --limit must be 1 or more
        registration remove 9                 | 1 | no subscriber 9
        """)
    void saysInOneLineWhatIsWrong(String command, int code, String message) throws Exception {
        for (boolean live : new boolean[] {false, true}) {
            try (PulsaUnderTest pulsa = pulsa(live)) {
                assertEquals(code, pulsa.run("", command.split(" +")), () -> pulsa.err);
                assertTrue(pulsa.err.contains(message), pulsa.err);
                assertEquals(1, pulsa.err.lines().count(), pulsa.err);
            }
        }
    }

    @ParameterizedTest(name = "live {0}")
    @ValueSource(booleans = {false, true})
    void listsMovementsOfAnAccount(boolean live) throws Exception {
        try (PulsaUnderTest pulsa = pulsa(live)) {
            assertEquals(0, pulsa.run("", "account", "movements", "a"), () -> pulsa.err);
            assertEquals("""
                AT                   KIND        AMOUNT  BALANCE  CALL  EVENT
                2026-11-22 10:10:00  WITHDRAWAL   -5.00   375.00  -     w
                2026-11-22 10:02:30  CHARGE      -90.00   380.00  c-1   charge:c-1
                2026-11-22 10:00:30  CHARGE      -30.00   470.00  c-0   charge:c-0
                2026-11-22 09:59:00  TOP_UP      500.00   500.00  -     t
                """, pulsa.out);
            assertEquals(0, pulsa.run("", "account", "movements", "a", "--kind", "charge", "--limit", "1", "--json"));
            assertEquals(3, pulsa.out.lines().count());
            assertTrue(pulsa.out.contains("\"event_id\":\"charge:c-1\""), pulsa.out);
            assertEquals(0, pulsa.run("", "account", "movements", "a", "--to", "2026-11-22T10:00:00", "--json"));
            assertTrue(pulsa.out.contains("\"kind\":\"TOP_UP\""), pulsa.out);
            assertEquals(3, pulsa.out.lines().count());
            assertEquals(0, pulsa.run("", "account", "movements", "b", "--json"));
            assertEquals("[]\n", pulsa.out);
        }
    }

    @ParameterizedTest(name = "live {0}")
    @ValueSource(booleans = {false, true})
    void listsAndRemovesRegistrations(boolean live) throws Exception {
        try (PulsaUnderTest pulsa = pulsa(live)) {
            assertEquals(0, pulsa.run("", "registration", "list"), () -> pulsa.err);
            assertEquals("""
                NUMBER  EXPIRES              OVER  FROM               CONTACT                  PHONE
                0811    2026-11-22 10:00:01  udp   203.0.113.9:40112  sip:one@10.0.0.7:5062    <b>phone</b>
                0811    2026-11-22 10:00:02  udp   203.0.113.9:40112  sip:two@10.0.0.7:5062    <b>phone</b>
                0812    2026-11-22 10:00:03  udp   203.0.113.9:40112  sip:three@10.0.0.7:5062  <b>phone</b>
                """, pulsa.out);
            assertEquals(0, pulsa.run("", "registration", "list", "--number", "0812", "--json"));
            assertEquals(3, pulsa.out.lines().count());
            assertEquals(0, pulsa.run("", "registration", "remove", "0811"), () -> pulsa.err);
            assertEquals("registrations of 0811 removed: 2\n", pulsa.out);
            assertEquals(0, pulsa.run("", "registration", "remove", "0811", "--json"), () -> pulsa.err);
            assertEquals("{\"number\":\"0811\",\"removed\":0}\n", pulsa.out);
            assertEquals(0, pulsa.run("", "registration", "list", "--number", "081*", "--json"));
            assertTrue(pulsa.out.contains("0812"), pulsa.out);
            assertEquals(3, pulsa.out.lines().count());
        }
    }

    @ParameterizedTest(name = "live {0}")
    @ValueSource(booleans = {false, true})
    void findsSubscribers(boolean live) throws Exception {
        try (PulsaUnderTest pulsa = pulsa(live)) {
            for (String[] search : new String[][] {{"0811", "0811"}, {"b", "0899,0812"}, {"ITR", "0899"}, {"x", ""}}) {
                assertEquals(0, pulsa.run("", "subscriber", "list", "--search", search[0], "--json"), () -> pulsa.err);
                List<String> numbers = pulsa.out
                        .lines()
                        .filter(line -> line.startsWith("{"))
                        .map(line -> Json.read(line.replaceAll(",$", "")).text("number"))
                        .toList();
                assertEquals(search[1], String.join(",", numbers), search[0]);
            }
        }
    }

    private HttpResponse<String> send(PulsaUnderTest pulsa, String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(pulsa.server().uri().resolve("/api/v1/" + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header(
                        "Authorization",
                        AdminToken.read(dir.resolve(AdminToken.FILE_NAME)).header())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
        GET    | cdrs?casue=BUSY          | 400 | there is no parameter "casue"; did you mean "cause"?
        GET    | cdrs?sort=x              | 400 | "sort" must be of started, charge, talk, found "x"
        GET    | cdrs?limit=1001          | 400 | "limit" must be from 1 to 1000
        GET    | cdrs?cursor=7            | 400 | "7" is no cursor of this listing
        GET    | cdrs/export?format=xml   | 400 | "format" must be of csv, jsonl, found "xml"
        GET    | cdrs/export?limit=5      | 400 | there is no parameter "limit"; known are "caller", "called", "account", "cell", "cause", "kind", "answered", "from", "to", "least_charge", "least_talk", "sort", "order", "format"
        GET    | cdrs/c-9                 | 404 | no call detail record c-9
        GET    | movements?kind=gift      | 400 | "kind" must be of top_up, charge, withdrawal, found "gift"
        GET    | movements?cursor=x       | 400 | "x" is no cursor of this listing
        GET    | accounts/9/movements     | 404 | no account 9
        GET    | registrations?cursor=x   | 400 | "x" is no cursor of this listing
        GET    | registrations?nummber=1  | 400 | there is no parameter "nummber"; did you mean "number"?
        DELETE | registrations/9          | 404 | no subscriber 9
        GET    | subscribers?search=a&cursor=x | 400 | "x" is no cursor of this listing
        GET    | subscribers?serch=a      | 400 | there is no parameter "serch"; did you mean "search"?
        """)
    void theApiSaysWhatIsWrong(String method, String path, int status, String detail) throws Exception {
        try (PulsaUnderTest pulsa = pulsa(true)) {
            HttpResponse<String> answer = send(pulsa, method, path);
            assertEquals(status, answer.statusCode(), answer::body);
            assertEquals(
                    "application/problem+json",
                    answer.headers().firstValue("Content-Type").orElse(""));
            assertEquals(detail, Json.read(answer.body()).text("detail"));
        }
    }

    @Test
    void parametersThatNobodyCanDecodeAreRefused() throws Exception {
        try (PulsaUnderTest pulsa = pulsa(true)) {
            URL url = new URL(pulsa.server().uri() + "/api/v1/cdrs?caller=%zz");
            HttpURLConnection connection = (HttpURLConnection) url.openConnection();
            connection.setRequestProperty(
                    "Authorization",
                    AdminToken.read(dir.resolve(AdminToken.FILE_NAME)).header());
            assertEquals(400, connection.getResponseCode());
        }
    }

    @Test
    void theApiPages() throws Exception {
        try (PulsaUnderTest pulsa = pulsa(true)) {
            assertEquals(
                    List.of("c-1", "c-0", "c-3", "c-2"),
                    pages(pulsa, "cdrs?sort=charge&order=desc", "cdrs", "call_id"));
            assertEquals(
                    List.of("w", "charge:c-1", "charge:c-0", "t"),
                    pages(pulsa, "movements?from=", "movements", "event_id"));
            assertEquals(
                    List.of("charge:c-1", "charge:c-0"),
                    pages(pulsa, "accounts/a/movements?kind=charge", "movements", "event_id"));
            assertEquals(
                    List.of("0811", "0811", "0812"),
                    pages(pulsa, "registrations?number=08*", "registrations", "number"));
            assertEquals(
                    List.of("0811", "0812", "0899"), pages(pulsa, "subscribers?search=08", "subscribers", "number"));
            String cursor = Json.read(
                            send(pulsa, "GET", "cdrs?sort=charge&limit=1").body())
                    .text("next");
            HttpResponse<String> other = send(pulsa, "GET", "cdrs?sort=talk&limit=1&cursor=" + cursor);
            assertEquals(400, other.statusCode(), "a cursor of another order");
        }
    }

    private List<String> pages(PulsaUnderTest pulsa, String path, String field, String id) throws Exception {
        List<String> all = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            HttpResponse<String> answer =
                    send(pulsa, "GET", path + "&limit=1" + (cursor == null ? "" : "&cursor=" + cursor));
            assertEquals(200, answer.statusCode(), answer::body);
            Document page = Json.read(answer.body());
            page.documents(field).forEach(row -> all.add(row.text(id)));
            cursor = page.textOrNull("next");
        } while (cursor != null);
        return all;
    }

    @Test
    void theApiShowsWhatIsThere() throws Exception {
        try (PulsaUnderTest pulsa = pulsa(true)) {
            assertEquals(
                    "{\"account\":\"a\",\"at\":\"2026-11-22T10:02:30.000+07:00\",\"kind\":\"CHARGE\","
                            + "\"amount\":\"-90.00\",\"balance\":\"380.00\",\"call_id\":\"c-1\","
                            + "\"event_id\":\"charge:c-1\",\"currency\":\"IDR\"}",
                    Json.read(send(pulsa, "GET", "movements?kind=charge&limit=1")
                                    .body())
                            .documents("movements")
                            .get(0)
                            .toString());
            assertEquals(
                    "{\"number\":\"0812\",\"contact\":\"sip:three@10.0.0.7:5062\","
                            + "\"expires\":\"2026-11-22T10:00:03.000+07:00\",\"user_agent\":\"<b>phone</b>\","
                            + "\"transport\":\"udp\",\"source\":\"203.0.113.9:40112\","
                            + "\"flow\":\"udp/10.0.0.1:5060/203.0.113.9:40112/0\",\"q\":\"1.0\",\"path\":null}",
                    Json.read(send(pulsa, "GET", "registrations?number=0812").body())
                            .documents("registrations")
                            .get(0)
                            .toString());
            HttpResponse<String> export = send(pulsa, "GET", "cdrs/export?caller=0811&format=csv");
            assertEquals(3, export.body().lines().count());
            assertEquals(
                    "attachment; filename=\"cdrs.csv\"",
                    export.headers().firstValue("Content-Disposition").orElse(""));
            HttpResponse<String> removed = send(pulsa, "DELETE", "registrations/0812");
            assertEquals("{\"number\":\"0812\",\"removed\":1}", removed.body());
            Document left =
                    Json.read(send(pulsa, "GET", "registrations?number=0812").body());
            assertEquals(List.of(), left.documents("registrations"));
            assertNull(left.textOrNull("next"));
        }
    }
}
