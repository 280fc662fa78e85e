package id.pulsa.proxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.session.SelfCare;
import id.pulsa.proxy.admin.AdminToken;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.Json;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vouchers: the same on a data directory and through a running gateway. It is 2026-11-22T10:00:00+07:00. */
class VoucherCommandsTest {
    @TempDir
    private Path dir;

    private PulsaUnderTest pulsa(boolean live) throws Exception {
        PulsaUnderTest pulsa =
                live ? PulsaUnderTest.live(dir.resolve("data")) : PulsaUnderTest.offline(dir.resolve("data"));
        assertEquals(0, pulsa.run("pw\n", "subscriber", "add", "1001", "--plan", "lab", "--password-stdin"), pulsa.err);
        return pulsa;
    }

    private static void run(PulsaUnderTest pulsa, String command) {
        assertEquals(0, pulsa.run("", command.split(" ", -1)), () -> pulsa.err);
    }

    @ParameterizedTest(name = "live {0}")
    @ValueSource(booleans = {false, true})
    void areMadeListedAndWithdrawn(boolean live) throws Exception {
        Path file = dir.resolve("cards.csv");
        try (PulsaUnderTest pulsa = pulsa(live)) {
            run(
                    pulsa,
                    "voucher create --count 3 --amount 10000 --batch new-year --validity 30d --redeem-until 2026-12-31"
                            + " --out " + file);
            assertEquals(
                    "batch new-year: 3 vouchers worth 10000.00 IDR each; their codes are in " + file + "\n", pulsa.out);
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            List<String> lines = Files.readString(file).lines().toList();
            assertEquals("code,amount,currency,batch,redeem_until", lines.get(0));
            assertEquals(4, lines.size());
            assertTrue(
                    lines.get(1).matches("(\\d{4}-){3}\\d{4},10000.00,IDR,new-year,2027-01-01T00:00:00.000\\+07:00"),
                    lines.get(1));
            run(pulsa, "voucher create --count 2 --amount 5.5");
            assertEquals(3, pulsa.out.lines().count());
            run(pulsa, "voucher withdraw new-year");
            assertEquals("batch new-year withdrawn; 0 of 3 vouchers had been redeemed\n", pulsa.out);
            run(pulsa, "voucher list");
            assertEquals("""
                    BATCH            VOUCHERS  REDEEMED    AMOUNT   VALIDITY s  REDEEM UNTIL         CREATED              WITHDRAWN
                    20261122-100000         2         0      5.50            -  -                    2026-11-22 10:00:00  -
                    new-year                3         0  10000.00  2592000.000  2027-01-01 00:00:00  2026-11-22 10:00:00  2026-11-22 10:00:00
                    """, pulsa.out);
            run(pulsa, "voucher list --json");
            assertTrue(pulsa.out.contains("\"batch\":\"new-year\",\"count\":3,\"redeemed\":0"), pulsa.out);
            assertFalse(pulsa.out.contains("codes"), pulsa.out);
        }
    }

    @Test
    void aCodeFromTheFileCanBeRedeemedOnce() throws Exception {
        Path file = dir.resolve("cards.csv");
        try (PulsaUnderTest offline = pulsa(false)) {
            run(offline, "voucher create --count 1 --amount 10000 --batch one --out " + file);
        }
        String code = Files.readString(file).lines().toList().get(1).split(",", -1)[0];
        try (PulsaUnderTest pulsa = PulsaUnderTest.live(dir.resolve("data"))) {
            SelfCare.Redemption.Redeemed redeemed =
                    assertInstanceOf(SelfCare.Redemption.Redeemed.class, pulsa.redeem("1001", code));
            assertEquals(10_000_000_000L, redeemed.balance().availableMicros());
            assertInstanceOf(SelfCare.Redemption.Invalid.class, pulsa.redeem("1001", code.replace("-", "")));
            run(pulsa, "voucher list --json");
            assertTrue(pulsa.out.contains("\"count\":1,\"redeemed\":1"), pulsa.out);
            run(pulsa, "ledger verify");
        }
    }

    /** A bundle, two vouchers of which one is redeemed, and three of which two are withdrawn after one was redeemed. */
    @Test
    void theBooksTellHowManyThereAre() throws Exception {
        Path kept = dir.resolve("kept.csv");
        Path withdrawn = dir.resolve("withdrawn.csv");
        try (PulsaUnderTest pulsa = pulsa(true)) {
            run(pulsa, "account grant 1001 talk-60");
            run(pulsa, "voucher create --count 2 --amount 10 --batch kept --out " + kept);
            run(pulsa, "voucher create --count 3 --amount 5 --batch withdrawn --out " + withdrawn);
            for (Path file : List.of(kept, withdrawn)) {
                String code = Files.readString(file).lines().toList().get(1).split(",", -1)[0];
                assertInstanceOf(SelfCare.Redemption.Redeemed.class, pulsa.redeem("1001", code));
            }
            run(pulsa, "voucher withdraw withdrawn");
            books(pulsa);
        }
        try (PulsaUnderTest pulsa = PulsaUnderTest.offline(dir.resolve("data"))) {
            books(pulsa);
        }
    }

    private static void books(PulsaUnderTest pulsa) {
        run(pulsa, "ledger verify");
        assertEquals("""
                accounts            1
                subscribers         1
                movements           2
                call records        0
                live calls          0
                bundles granted     1
                vouchers made       5
                vouchers redeemed   2
                vouchers withdrawn  2
                top-ups             15.00
                withdrawals         0.00
                charges             0.00
                balances            15.00
                last movement       2 HASH
                last call record    0 HASH
                the books are right
                """, pulsa.out.replaceAll("[0-9a-f]{64}", "HASH"));
        run(pulsa, "ledger verify --json");
        String counts =
                "\"bundles\":1,\"vouchers\":5,\"vouchers_redeemed\":2,\"vouchers_withdrawn\":2,\"chain_faults\":0,";
        assertTrue(pulsa.out.contains(counts), pulsa.out);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # what is asked                                           | exit | what is said
            --count 0 --amount 5                                      | 2    | --count must be from 1 to 10000
            --count 10001 --amount 5                                  | 2    | --count must be from 1 to 10000
            --count 1 --amount 0                                      | 2    | a voucher is worth more than 0
            --count 1 --amount x                                      | 2    | --amount: expected an amount
            --count 1 --amount 5 --batch a/b                          | 2    | a batch is named by 1 to 32 letters
            --count 1 --amount 5 --batch ..                           | 2    | batch ".." could not be reached by the API
            --count 1 --amount 5 --validity soon                      | 2    | --validity: expected a duration
            --count 1 --amount 5 --redeem-until 2026-11-21            | 2    | vouchers cannot be redeemed until
            --count 1 --amount 5 --batch there                        | 1    | batch there exists already
            --count 1 --amount 5 --out /no/such/directory/x           | 1    | /no/such/directory/x cannot be written
            --count 1 --amount 5 --out pom.xml                        | 1    | pom.xml exists already; name a new file
            """)
    void whatCannotBeMadeIsRefused(String asked, int exit, String said) throws Exception {
        for (boolean live : new boolean[] {false, true}) {
            try (PulsaUnderTest pulsa = live ? PulsaUnderTest.live(dir.resolve("data")) : pulsa(false)) {
                if (!live) {
                    run(pulsa, "voucher create --count 1 --amount 5 --batch there");
                }
                assertEquals(exit, pulsa.run("", ("voucher create " + asked).split(" ", -1)), pulsa.err);
                assertTrue(pulsa.err.contains(said), pulsa.err);
                assertEquals("", pulsa.out);
            }
        }
    }

    @Test
    void aFileIsNotLeftWhenNoVoucherWasMade() throws Exception {
        Path file = dir.resolve("cards.csv");
        try (PulsaUnderTest pulsa = pulsa(true)) {
            run(pulsa, "voucher create --count 1 --amount 5 --batch there");
            assertEquals(
                    1,
                    pulsa.run("", ("voucher create --count 1 --amount 5 --batch there --out " + file).split(" ", -1)));
            assertFalse(Files.exists(file));
            assertEquals(1, pulsa.run("", "voucher", "withdraw", "none"));
            assertTrue(pulsa.err.contains("no batch none"), pulsa.err);
        }
    }

    @Test
    void withoutTheKeyNoneIsMade() throws Exception {
        try (PulsaUnderTest pulsa = pulsa(false)) {
            run(pulsa, "voucher create --count 1 --amount 5");
            Files.delete(dir.resolve("data").resolve("voucher.key"));
            assertEquals(1, pulsa.run("", "voucher", "create", "--count", "1", "--amount", "5", "--batch", "b"));
            assertTrue(pulsa.err.contains("voucher.key is missing, but the ledger holds vouchers"), pulsa.err);
        }
    }

    @Test
    void theApiGivesTheCodesOnceAsJsonOrCsv() throws Exception {
        try (PulsaUnderTest pulsa = pulsa(true)) {
            HttpResponse<String> json = post(pulsa, "/vouchers", "{\"batch\":\"j\",\"count\":2,\"amount\":\"7\"}");
            assertEquals(201, json.statusCode(), json.body());
            assertEquals("no-store", json.headers().firstValue("Cache-Control").orElse(""));
            Document created = Json.read(json.body());
            assertEquals(2, created.texts("codes").size());
            HttpResponse<String> csv =
                    post(pulsa, "/vouchers?format=csv", "{\"batch\":\"c\",\"count\":2,\"amount\":\"7\"}");
            assertEquals(201, csv.statusCode(), csv.body());
            assertEquals("no-store", csv.headers().firstValue("Cache-Control").orElse(""));
            assertEquals(3, csv.body().lines().count());
            assertEquals(
                    409,
                    post(pulsa, "/vouchers", "{\"batch\":\"j\",\"amount\":\"7\"}")
                            .statusCode());
            assertEquals(
                    400,
                    post(pulsa, "/vouchers", "{\"amount\":\"7\",\"counts\":2}").statusCode());
            assertEquals(404, post(pulsa, "/vouchers/none/withdrawal", "").statusCode());
        }
    }

    private static HttpResponse<String> post(PulsaUnderTest pulsa, String path, String body) throws Exception {
        AdminToken token = AdminToken.read(pulsa.data.resolve(AdminToken.FILE_NAME));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(pulsa.server().uri().resolve("/api/v1" + path))
                                .header("Authorization", token.header())
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
