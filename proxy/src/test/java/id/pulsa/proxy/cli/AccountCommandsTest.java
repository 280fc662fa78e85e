package id.pulsa.proxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.proxy.admin.AdminToken;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.Json;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts: the same on a data directory and through a running gateway. It is 2026-11-22T10:00:00+07:00. */
class AccountCommandsTest {
    @TempDir
    private Path dir;

    private final HttpClient http = HttpClient.newHttpClient();

    private PulsaUnderTest pulsa(boolean live) throws Exception {
        PulsaUnderTest pulsa = live ? PulsaUnderTest.live(dir) : PulsaUnderTest.offline(dir);
        add(pulsa, "1001", "--balance", "100.00");
        return pulsa;
    }

    private static void add(PulsaUnderTest pulsa, String number, String... more) {
        List<String> command = new ArrayList<>(List.of("subscriber", "add", number, "--plan", "lab"));
        command.addAll(List.of(more));
        command.add("--password-stdin");
        assertEquals(0, pulsa.run("pw\n", command.toArray(String[]::new)), () -> pulsa.err);
    }

    private static void run(PulsaUnderTest pulsa, String command) {
        assertEquals(0, pulsa.run("", command.split(" ", -1)), () -> pulsa.err);
    }

    @ParameterizedTest(name = "live {0}")
    @ValueSource(booleans = {false, true})
    void termsAreAgreedOneByOne(boolean live) throws Exception {
        try (PulsaUnderTest pulsa = pulsa(live)) {
            run(pulsa, "account set 1001 --valid-until 2026-12-31 --daily-limit 5000 --barred-prefixes 0900,(0)809");
            assertEquals("""
                    account          1001
                    valid until      2027-01-01T00:00:00.000+07:00
                    credit limit     0.00
                    daily limit      5000.00
                    barred           false
                    barred prefixes  0900,0809
                    max calls        0
                    """, pulsa.out);
            run(pulsa, "account set 1001 --bar --max-calls 2 --credit-limit 25.5");
            assertEquals("""
                    account          1001
                    valid until      2027-01-01T00:00:00.000+07:00
                    credit limit     25.50
                    daily limit      5000.00
                    barred           true
                    barred prefixes  0900,0809
                    max calls        2
                    """, pulsa.out);
            run(pulsa, "account set 1001 --unbar --valid-until never --daily-limit none --barred-prefixes none --json");
            Document account = Json.read(pulsa.out);
            assertFalse(account.flag("barred", true));
            assertEquals(null, account.textOrNull("valid_until"));
            assertEquals(null, account.textOrNull("daily_limit"));
            assertEquals(List.of(), account.texts("barred_prefixes"));
            assertEquals("25.50", account.text("credit_limit"));
            assertEquals("125.50", account.text("spendable"));
            assertEquals(2, account.number("max_calls", 0));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            2026-12-31,                2027-01-01T00:00:00.000+07:00, false
            2026-12-31T18:00,          2026-12-31T18:00:00.000+07:00, false
            2026-12-31 18:00:30,       2026-12-31T18:00:30.000+07:00, false
            2026-12-31T18:00:00+08:00, 2026-12-31T17:00:00.000+07:00, false
            +30d,                      2026-12-22T10:00:00.000+07:00, false
            +90m,                      2026-11-22T11:30:00.000+07:00, false
            2026-11-21,                2026-11-22T00:00:00.000+07:00, true
            2026-11-22T10:00,          2026-11-22T10:00:00.000+07:00, true
            """)
    void validityIsWrittenAsPeopleDo(String text, String until, boolean expired) throws Exception {
        try (PulsaUnderTest pulsa = pulsa(false)) {
            assertEquals(0, pulsa.run("", "account", "set", "1001", "--valid-until", text, "--json"), () -> pulsa.err);
            Document account = Json.read(pulsa.out);
            assertEquals(until, account.text("valid_until"));
            assertEquals(expired, account.flag("expired", !expired));
        }
    }

    @ParameterizedTest(name = "live {0}")
    @ValueSource(booleans = {false, true})
    void listsAccountsAndShowsOne(boolean live) throws Exception {
        try (PulsaUnderTest pulsa = pulsa(live)) {
            add(pulsa, "1002", "--account", "toko ani/1", "--balance", "7.5", "--display-name", "Ani");
            add(pulsa, "1003", "--account", "toko ani/1");
            run(pulsa, "account set 1001 --valid-until 2026-12-31T18:00 --daily-limit 50");
            run(pulsa, "account list");
            assertEquals("""
                    ACCOUNT     BALANCE  RESERVED  BUNDLES s  VALID UNTIL          EXPIRED  CREDIT LIMIT  DAILY LIMIT  BARRED
                    1001         100.00      0.00      0.000  2026-12-31 18:00:00  false            0.00        50.00  false
                    toko ani/1     7.50      0.00      0.000  -                    false            0.00            -  false
                    """, pulsa.out);
            run(pulsa, "account list --json");
            assertEquals(4, pulsa.out.lines().count());
            assertEquals(0, pulsa.run("", "account", "show", "toko ani/1"), () -> pulsa.err);
            assertEquals("""
                    account          toko ani/1
                    balance          7.50
                    available        7.50
                    reserved         0.00
                    spendable        7.50
                    spent today      0.00
                    currency         IDR
                    valid until      -
                    expired          false
                    credit limit     0.00
                    daily limit      -
                    barred           false
                    barred prefixes  -
                    max calls        0
                    running calls    0
                    bundles s        0.000

                    SUBSCRIBER  NAME  PLAN  BARRED
                    1002        Ani   lab   false
                    1003        -     lab   false

                    AT                   MOVEMENT  AMOUNT  BALANCE  CALL
                    2026-11-22 10:00:00  TOP_UP      7.50     7.50  -
                    """, pulsa.out);
            assertEquals(1, pulsa.run("", "account", "show", "1003"));
            assertEquals("pulsa: no account 1003\n", pulsa.err);
        }
    }

    @ParameterizedTest(name = "live {0}")
    @ValueSource(booleans = {false, true})
    void grantsABundleOnce(boolean live) throws Exception {
        try (PulsaUnderTest pulsa = pulsa(live)) {
            run(pulsa, "account grant 1001 talk-60 --key k1");
            assertEquals("account 1001 granted talk-60: 3600.000 s until 2026-12-22T10:00:00.000+07:00\n", pulsa.out);
            run(pulsa, "account grant 1001 talk-60 --key k1 --valid-until 2027-06-30");
            assertEquals(
                    "account 1001 granted talk-60: 3600.000 s until 2026-12-22T10:00:00.000+07:00"
                            + " (done before with this key)\n",
                    pulsa.out);
            run(pulsa, "account grant 1001 talk-60 --key k2 --valid-until +7d --json");
            assertEquals(List.of("08", "628", "+628"), Json.read(pulsa.out).texts("prefixes"));
            assertFalse(Json.read(pulsa.out).flag("repeated", true));
            run(pulsa, "account show 1001");
            assertTrue(pulsa.out.contains("""
                    bundles s        7200.000

                    BUNDLE   GRANTED s    LEFT s  HELD s  VALID UNTIL          PREFIXES     ID
                    talk-60   3600.000  3600.000   0.000  2026-11-29 10:00:00  08,628,+628  grant:k2
                    talk-60   3600.000  3600.000   0.000  2026-12-22 10:00:00  08,628,+628  grant:k1
                    """), pulsa.out);
            run(pulsa, "subscriber show 1001");
            assertTrue(pulsa.out.contains("\nbundles s    7200.000\n"), pulsa.out);
            add(pulsa, "1002");
            assertEquals(1, pulsa.run("", "account", "grant", "1002", "talk-60", "--key", "k1"));
            assertEquals("pulsa: this idempotency key was used for something else before\n", pulsa.err);
            for (int i = 0; i < 6; i++) {
                run(pulsa, "account grant 1001 talk-60");
            }
            assertEquals(1, pulsa.run("", "account", "grant", "1001", "talk-60"));
            assertEquals("pulsa: account 1001 has 8 bundles already\n", pulsa.err);
            run(pulsa, "ledger verify");
        }
    }

    @ParameterizedTest(name = "live {0}")
    @ValueSource(booleans = {false, true})
    void takesABundleBack(boolean live) throws Exception {
        try (PulsaUnderTest pulsa = pulsa(live)) {
            run(pulsa, "account grant 1001 talk-60 --key k1");
            run(pulsa, "account grant 1001 talk-60 --key k2 --valid-until +7d");
            assertEquals(2, pulsa.run("", "account", "revoke", "1001", "talk-60"));
            assertEquals(
                    "pulsa: account 1001 has 2 bundles \"talk-60\"; say which by its id:"
                            + " grant:k2 (until 2026-11-29T10:00:00.000+07:00),"
                            + " grant:k1 (until 2026-12-22T10:00:00.000+07:00)\n",
                    pulsa.err);
            run(pulsa, "account revoke 1001 grant:k1");
            assertEquals(
                    "account 1001: talk-60 taken back; of it 3600.000 s were left, of these 0.000 s held by calls\n",
                    pulsa.out);
            run(pulsa, "account revoke 1001 talk-60 --json");
            assertEquals("grant:k2", Json.read(pulsa.out).text("id"));
            assertEquals("1001", Json.read(pulsa.out).text("account"));
            assertEquals(1, pulsa.run("", "account", "revoke", "1001", "talk-60"));
            assertEquals("pulsa: account 1001 has no bundle \"talk-60\" that is still valid\n", pulsa.err);
            run(pulsa, "account show 1001");
            assertTrue(pulsa.out.contains("\nbundles s        0.000\n"), pulsa.out);
            assertFalse(pulsa.out.contains("talk-60"), pulsa.out);
            run(pulsa, "account grant 1001 talk-60");
            run(pulsa, "ledger verify");
        }
    }

    @ParameterizedTest(name = "live {0}")
    @ValueSource(booleans = {false, true})
    void anAccountFromItsFirstDayToItsLast(boolean live) throws Exception {
        try (PulsaUnderTest pulsa = pulsa(live)) {
            run(pulsa, "account add shop --balance 50 --credit-limit 10 --max-calls 3 --valid-until +30d --key a");
            assertEquals("account shop added, balance 50.00\n", pulsa.out);
            run(pulsa, "account add shop --balance 50 --key a --json");
            assertEquals("10.00", Json.read(pulsa.out).text("credit_limit"), "as it is, not as it would be");
            assertEquals(1, pulsa.run("", "account", "add", "shop"));
            assertEquals("pulsa: account shop exists already\n", pulsa.err);
            add(pulsa, "1002", "--account", "shop");
            run(pulsa, "subscriber show 1002");
            assertTrue(pulsa.out.contains("\nbalance      50.00\n"), pulsa.out);
            run(pulsa, "account topup shop 7.5 --key t");
            assertEquals("account shop topped up by 7.50, balance 57.50, valid until 2026-12-22 10:00:00\n", pulsa.out);
            run(pulsa, "account topup shop 7.5 --key t");
            assertTrue(pulsa.out.endsWith(" (done before with this key)\n"), pulsa.out);
            assertEquals(1, pulsa.run("", "account", "remove", "shop"));
            assertEquals("pulsa: account shop still has subscribers\n", pulsa.err);
            run(pulsa, "subscriber remove 1002");
            assertEquals(1, pulsa.run("", "account", "remove", "shop"));
            assertEquals("pulsa: account shop still holds money; withdraw it first\n", pulsa.err);
            run(pulsa, "account set shop --credit-limit 0");
            assertEquals(1, pulsa.run("", "account", "withdraw", "shop", "57.51"));
            assertEquals("pulsa: account of shop does not hold that much\n", pulsa.err);
            run(pulsa, "account withdraw shop 57.5 --key w");
            assertEquals("account shop: 57.50 withdrawn, balance 0.00, valid until 2026-12-22 10:00:00\n", pulsa.out);
            run(pulsa, "account withdraw shop 57.5 --key w");
            assertTrue(pulsa.out.endsWith(" (done before with this key)\n"), pulsa.out);
            run(pulsa, "account remove shop");
            assertEquals("account shop removed\n", pulsa.out);
            assertEquals(1, pulsa.run("", "account", "remove", "shop"));
            assertEquals("pulsa: no account shop\n", pulsa.err);
            run(pulsa, "ledger verify");
            run(pulsa, "account add shop");
            run(pulsa, "account list");
            assertTrue(pulsa.out.contains("shop        0.00"), pulsa.out);
            run(pulsa, "ledger verify");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {".", ".."})
    void namesThatNoPathCanSayAreRefused(String name) throws Exception {
        Path csv = dir.resolve("new.csv");
        Files.writeString(
                csv, "number,password,balance,plan,account\n2001,pw,10,lab," + name + "\n" + name + ",pw,1,lab,\n");
        for (boolean live : new boolean[] {false, true}) {
            Path own = Files.createDirectory(dir.resolve("live-" + live));
            try (PulsaUnderTest pulsa = live ? PulsaUnderTest.live(own) : PulsaUnderTest.offline(own)) {
                String refused = "account \"" + name + "\" could not be reached by the API";
                assertEquals(2, pulsa.run("", "account", "add", name));
                assertTrue(pulsa.err.contains(refused), pulsa.err);
                assertEquals(
                        2,
                        pulsa.run(
                                "pw\n",
                                "subscriber",
                                "add",
                                "1",
                                "--plan",
                                "lab",
                                "--account",
                                name,
                                "--password-stdin"));
                assertTrue(pulsa.err.contains(refused), pulsa.err);
                assertEquals(1, pulsa.run("", "subscriber", "import", csv.toString()));
                assertTrue(pulsa.err.contains(csv + ":2: " + refused), pulsa.err);
                assertTrue(pulsa.err.contains(csv + ":3: number \"" + name + "\" could not"), pulsa.err);
            }
        }
    }

    @ParameterizedTest(name = "live {0}")
    @ValueSource(booleans = {false, true})
    void newAccountsBeginWithTerms(boolean live) throws Exception {
        Path csv = dir.resolve("new.csv");
        Files.writeString(csv, """
                number,password,balance,plan,account,valid_until,credit_limit
                2001,pw,10,lab,,2026-12-31,
                2002,pw,0,lab,corp,,50000
                2003,pw,0,lab,corp,2026-12-31,1
                2004,pw,0,lab,,31.12.2026,
                2005,pw,0,lab,,,-1
                """);
        try (PulsaUnderTest pulsa = pulsa(live)) {
            assertEquals(1, pulsa.run("", "subscriber", "import", csv.toString()));
            assertEquals("added 3, changed 0, unchanged 0, rejected 2\n", pulsa.out);
            assertTrue(pulsa.err.contains(csv + ":5: valid_until: expected a date such as"), pulsa.err);
            assertTrue(pulsa.err.contains(csv + ":6: credit_limit: expected an amount of at least 0"), pulsa.err);
            add(pulsa, "2006", "--valid-until", "+1d", "--credit-limit", "7");
            run(pulsa, "account list");
            assertEquals("""
                    ACCOUNT  BALANCE  RESERVED  BUNDLES s  VALID UNTIL          EXPIRED  CREDIT LIMIT  DAILY LIMIT  BARRED
                    1001      100.00      0.00      0.000  -                    false            0.00            -  false
                    2001       10.00      0.00      0.000  2027-01-01 00:00:00  false            0.00            -  false
                    2006        0.00      0.00      0.000  2026-11-23 10:00:00  false            7.00            -  false
                    corp        0.00      0.00      0.000  -                    false        50000.00            -  false
                    """, pulsa.out);
            run(pulsa, "subscriber show 2001");
            assertTrue(pulsa.out.contains("\nvalid until  2027-01-01T00:00:00.000+07:00\n"), pulsa.out);
        }
    }

    @Test
    void theApiGrantsBundles() throws Exception {
        try (PulsaUnderTest pulsa = pulsa(true)) {
            String body = "{\"name\":\"talk-60\",\"valid_until\":\"2026-11-30T00:00:00Z\"}";
            assertEquals(400, send(pulsa, "POST", "accounts/1001/bundles", body).statusCode());
            for (boolean repeated : new boolean[] {false, true}) {
                assertEquals(
                        "{\"account\":\"1001\",\"id\":\"grant:k\",\"name\":\"talk-60\","
                                + "\"prefixes\":[\"08\",\"628\",\"+628\"],\"granted\":\"PT3600.000S\","
                                + "\"valid_until\":\"2026-11-30T07:00:00.000+07:00\",\"repeated\":" + repeated + "}",
                        send(pulsa, "POST", "accounts/1001/bundles", body, "Idempotency-Key", "k")
                                .body());
            }
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            1001 | {"name":"talk-6"}                                              | 400 | unknown bundle "talk-6"; did you mean "talk-60"?
            1001 | {"nam":"talk-60"}                                              | 400 | unknown field "nam"; did you mean "name"?
            1001 | {}                                                             | 400 | "name" is missing
            1001 | {"name":"talk-60","valid_until":"2026-11-22T03:00:00Z"}        | 400 | a bundle cannot be valid until 2026-11-22T10:00:00.000+07:00: it is 2026-11-22T10:00:00.000+07:00
            9    | {"name":"talk-60"}                                             | 404 | no account 9
            """)
    void theApiRefusesWrongBundles(String account, String body, int status, String detail) throws Exception {
        try (PulsaUnderTest pulsa = pulsa(true)) {
            HttpResponse<String> answer =
                    send(pulsa, "POST", "accounts/" + account + "/bundles", body, "Idempotency-Key", "k");
            assertEquals(status, answer.statusCode(), answer::body);
            assertEquals(detail, Json.read(answer.body()).text("detail"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            account grant 1001 talk-6                          | 2 | unknown bundle "talk-6"; did you mean "talk-60"?
            account grant 9 talk-60                            | 1 | no account 9
            account grant 1001 talk-60 --valid-until never     | 2 | --valid-until: expected a date such as "2026-12-31"
            account grant 1001 talk-60 --valid-until 2026-11-21 | 2 | a bundle cannot be valid until 2026-11-22T00:00:00.000+07:00
            account set 1001                                   | 2 | nothing to change; "pulsa account set --help" lists what there is
            account set 1001 --bar --unbar                     | 2 | --bar and --unbar exclude each other
            account set 1001 --max-calls -1                    | 2 | --max-calls must be 0 (no limit) or more
            account set 1001 --valid-until tomorrow            | 2 | --valid-until: expected a date such as "2026-12-31" (the last day), a time such as "2026-12-31T18:00" or "2026-12-31T18:00:00+07:00", or "+30d" from now, found "tomorrow"
            account set 1001 --valid-until 2026-02-30          | 2 | found "2026-02-30"
            account set 1001 --valid-until +30                 | 2 | found "+30"
            account set 1001 --valid-until 1969-12-30          | 2 | --valid-until: 1969-12-30 is not between 1970 and 9999
            account set 1001 --valid-until +999999999d         | 2 | --valid-until: +999999999d is not between 1970 and 9999
            account set 1001 --credit-limit -5                 | 2 | --credit-limit: expected an amount of at least 0, found "-5"
            account set 1001 --credit-limit 9000000000000      | 2 | the credit limit is too high
            account set 1001 --daily-limit 0                   | 2 | --daily-limit must be more than 0, or none; --bar stops all spending
            account set 1001 --daily-limit 1,5                 | 2 | --daily-limit: expected an amount such as "150.00", found "1,5"
            account set 1001 --barred-prefixes 0900,,08        | 2 | barred prefix "": expected up to 32 digits
            account set 1001 --barred-prefixes 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17 | 2 | more than 16 barred prefixes
            account set 9 --bar                                | 1 | no account 9
            account add 9 --balance 1e3                        | 2 | --balance: expected an amount
            account add 9 --daily-limit 0                      | 2 | --daily-limit must be more than 0
            account add 1001                                   | 1 | account 1001 exists already
            account topup 9 1                                  | 1 | no account 9
            account topup 1001 0                               | 2 | a top-up is more than 0
            account withdraw 9 1                               | 1 | no account 9
            account withdraw 1001 0                            | 2 | a withdrawal is more than 0
            account withdraw 1001 1                            | 1 | does not hold that much
            account revoke 9 talk-60                           | 1 | no account 9
            account revoke 1001 talk-60                        | 1 | account 1001 has no bundle "talk-60" that is still valid
            account remove 9                                   | 1 | no account 9
            account remove 1001                                | 1 | account 1001 still has subscribers
            account show 9                                     | 1 | no account 9
            account sett 9                                     | 2 | did you mean set?
            """)
    void saysInOneLineWhatIsWrong(String command, int code, String message) throws Exception {
        for (boolean live : new boolean[] {false, true}) {
            Path own = Files.createDirectory(dir.resolve("live-" + live));
            try (PulsaUnderTest pulsa = live ? PulsaUnderTest.live(own) : PulsaUnderTest.offline(own)) {
                add(pulsa, "1001");
                assertEquals(code, pulsa.run("", command.split(" +")), () -> pulsa.err);
                assertTrue(pulsa.err.contains(message), pulsa.err);
                assertEquals(1, pulsa.err.lines().count(), pulsa.err);
            }
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            PATCH | accounts/1001 | {}                                        | 400 | nothing to change; there are max_calls, barred, valid_until, credit_limit, daily_limit, barred_prefixes
            PATCH | accounts/1001 | {"dayly_limit":"1"}                       | 400 | unknown field "dayly_limit"; did you mean "daily_limit"?
            PATCH | accounts/1001 | {"daily_limit":"0"}                       | 400 | "daily_limit" must be more than 0; null stands for no limit, "barred" stops all spending
            PATCH | accounts/1001 | {"daily_limit":1.5}                       | 400 | a number with a fraction: amounts are texts, such as "150.00"
            PATCH | accounts/1001 | {"daily_limit":5}                         | 400 | "daily_limit" must be a text
            PATCH | accounts/1001 | {"credit_limit":"-1"}                     | 400 | "credit_limit": expected an amount of at least 0, found "-1"
            PATCH | accounts/1001 | {"max_calls":-1}                          | 400 | "max_calls" must be 0 (no limit) or more
            PATCH | accounts/1001 | {"max_calls":3000000000}                  | 400 | "max_calls" must be 0 (no limit) or more
            PATCH | accounts/1001 | {"barred":"yes"}                          | 400 | "barred" must be true or false
            PATCH | accounts/1001 | {"valid_until":"2026-12-31"}              | 400 | "valid_until" must be RFC 3339 such as "2026-12-31T18:00:00+07:00", found "2026-12-31"
            PATCH | accounts/1001 | {"valid_until":"1970-01-01T00:00:00Z"}    | 400 | "valid_until": 1970-01-01T00:00:00Z is not between 1970 and 9999
            PATCH | accounts/1001 | {"barred_prefixes":"0900"}                | 400 | "barred_prefixes" must be a list
            PATCH | accounts/1001 | {"barred_prefixes":["0?"]}                | 400 | barred prefix "0?": expected up to 32 digits, letters, * or #, with or without a + before them
            PATCH | accounts/1001 | [                                         | 400 | expected a JSON object
            PATCH | accounts/9    | {"barred":true}                           | 404 | no account 9
            POST  | accounts      | {"acount":"x"}                            | 400 | unknown field "acount"; did you mean "account"?
            POST  | accounts      | {"balance":"5"}                           | 400 | "account" is missing
            POST  | accounts      | {"account":"x","balance":"-5"}            | 400 | expected an amount of at least 0, found "-5"
            POST  | accounts      | {"account":".."}                          | 400 | account ".." could not be reached by the API, where that is no name; choose another
            POST  | accounts      | {"account":" "}                           | 400 | the name of an account has 1 to 64 printable characters
            POST  | accounts      | {"account":"1001"}                        | 409 | account 1001 exists already
            POST  | accounts/1001/top-ups | {"amount":"0"}                    | 400 | a top-up is more than 0
            POST  | accounts/1001/withdrawals | {"amount":"100.01"}           | 409 | account of 1001 does not hold that much
            DELETE | accounts/1001 |                                          | 409 | account 1001 still has subscribers
            DELETE | accounts/9   |                                           | 404 | no account 9
            DELETE | accounts/1001/bundles/x |                                | 404 | account 1001 has no bundle "x" that is still valid
            PUT   | accounts/1001 | {"barred":true}                           | 405 | not allowed on this path
            GET   | accounts/9    |                                           | 404 | no account 9
            GET   | accounts?limit=0 |                                        | 400 | "limit" must be from 1 to 1000
            """)
    void theApiSaysWhatIsWrong(String method, String path, String body, int status, String detail) throws Exception {
        try (PulsaUnderTest pulsa = pulsa(true)) {
            HttpResponse<String> answer = send(pulsa, method, path, body == null ? "" : body, "Idempotency-Key", "k");
            assertEquals(status, answer.statusCode(), answer::body);
            assertEquals(detail, Json.read(answer.body()).text("detail"));
        }
    }

    private HttpResponse<String> send(PulsaUnderTest pulsa, String method, String path, String body, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        pulsa.server().uri().resolve("/api/v1/" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header(
                        "Authorization",
                        AdminToken.read(dir.resolve(AdminToken.FILE_NAME)).header());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theApiPagesAndTakesTermsBack() throws Exception {
        try (PulsaUnderTest pulsa = pulsa(true)) {
            add(pulsa, "1002");
            Document first =
                    Json.read(send(pulsa, "GET", "accounts?limit=1", "").body());
            assertEquals("1001", first.documents("accounts").get(0).text("account"));
            Document second = Json.read(send(pulsa, "GET", "accounts?limit=1&cursor=" + first.text("next"), "")
                    .body());
            assertEquals("1002", second.documents("accounts").get(0).text("account"));
            send(
                    pulsa,
                    "PATCH",
                    "accounts/1001",
                    "{\"valid_until\":\"2026-12-31T17:00:00Z\",\"daily_limit\":\"9\",\"max_calls\":3,\"barred\":true,"
                            + "\"credit_limit\":\"5\",\"barred_prefixes\":[\"0900\"]}");
            assertEquals(
                    "{\"account\":\"1001\",\"balance\":\"100.00\",\"available\":\"100.00\",\"reserved\":\"0.00\","
                            + "\"spendable\":\"105.00\",\"currency\":\"IDR\","
                            + "\"valid_until\":\"2027-01-01T00:00:00.000+07:00\",\"expired\":false,"
                            + "\"credit_limit\":\"5.00\",\"daily_limit\":\"9.00\",\"max_calls\":3,\"barred\":true,"
                            + "\"barred_prefixes\":[\"0900\"],\"running_calls\":0,\"bundle_time\":\"PT0.000S\"}",
                    Json.read(send(pulsa, "GET", "accounts?limit=1", "").body())
                            .documents("accounts")
                            .get(0)
                            .toString());
            Document plain = Json.read(send(
                            pulsa,
                            "PATCH",
                            "accounts/1001",
                            "{\"valid_until\":null,\"daily_limit\":null,\"max_calls\":null,\"barred\":null,"
                                    + "\"credit_limit\":null,\"barred_prefixes\":null}")
                    .body());
            assertEquals("100.00", plain.text("spendable"));
            assertEquals(null, plain.textOrNull("valid_until"));
            assertEquals(null, plain.textOrNull("daily_limit"));
            assertFalse(plain.flag("barred", true));
            assertEquals(0, plain.number("max_calls", 9));
            assertEquals(List.of(), plain.texts("barred_prefixes"));
        }
    }

    @Test
    void aTopUpKeepsAnAccountValidAndSaysSo() throws Exception {
        try (PulsaUnderTest pulsa = pulsa(false)) {
            run(pulsa, "--set accounts.topup_validity=30d subscriber topup 1001 5");
            assertEquals("account 1001 topped up by 5.00, balance 105.00\n", pulsa.out, "for ever stays for ever");
            run(pulsa, "account set 1001 --valid-until 2026-11-30");
            run(pulsa, "--set accounts.topup_validity=30d subscriber topup 1001 5");
            assertEquals(
                    "account 1001 topped up by 5.00, balance 110.00, valid until 2026-12-22 10:00:00\n", pulsa.out);
            run(pulsa, "subscriber topup 1001 5 --json");
            assertEquals("2026-12-22T10:00:00.000+07:00", Json.read(pulsa.out).text("valid_until"));
        }
    }
}
