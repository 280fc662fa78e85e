package id.pulsa.proxy.access;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.AuditEntry;
import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Outcome.Rejected;
import id.pulsa.charging.ledger.Outcome.Rejection;
import id.pulsa.charging.ledger.StaffRole;
import id.pulsa.charging.ledger.sqlite.SqliteLedgerStore;
import id.pulsa.proxy.auth.PasswordHashes;
import id.pulsa.proxy.world.World;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in, for how long, and what of it the ledger keeps. */
class AccessTest {
    private static final String HERE = "192.0.2.1";
    private static final String CHOSEN = "correct horse battery";
    private static final int LITTLE_MEMORY_KIB = 64;

    @TempDir
    Path directory;

    private final World time = new World(1);
    private final Map<String, PasswordHashes> phones = new HashMap<>();
    private DataDirectory data;
    private SqliteLedgerStore store;
    private LedgerReads reads;
    private Access access;

    @BeforeEach
    void open() {
        data = DataDirectory.open(directory);
        store = SqliteLedgerStore.open(data);
        reads = store.openReads();
        SecureRandom random = new SecureRandom();
        access = new Access(
                reads,
                event -> CompletableFuture.completedFuture(
                        store.commit(List.of(event), 0).get(0)),
                phones::get,
                "lab.test",
                new PasswordHasher(random, LITTLE_MEMORY_KIB),
                time,
                random);
    }

    @AfterEach
    void close() {
        reads.close();
        store.close();
        data.close();
    }

    private void reopen() {
        close();
        open();
    }

    private String firstPassword() {
        return requireNonNull(requireNonNull(access.firstAdministrator()).password());
    }

    private String lastPassword = "";

    private Access.LoggedIn begin() throws AccessRefused {
        lastPassword = firstPassword();
        Access.LoggedIn in = access.logIn("admin", lastPassword, HERE);
        assertTrue(
                access.choosePassword(in.session(), lastPassword, CHOSEN, HERE).accepted());
        return in;
    }

    @Test
    void theFirstAdministratorMustChooseAPasswordAndIsMadeOnce() throws Exception {
        String password = firstPassword();
        assertTrue(password.matches("([a-z2-9]{4}-){3}[a-z2-9]{4}"), password);
        assertNull(access.firstAdministrator());
        Access.LoggedIn in = access.logIn("admin", password, HERE);
        assertTrue(requireNonNull(access.byCookie(in.cookie())).passwordExpired());
        Access.LoggedIn other = access.logIn("admin", password, HERE);
        assertThrows(
                IllegalArgumentException.class, () -> access.choosePassword(in.session(), password, password, HERE));
        assertThrows(
                IllegalArgumentException.class, () -> access.choosePassword(in.session(), password, "short", HERE));
        assertThrows(
                IllegalArgumentException.class,
                () -> access.choosePassword(in.session(), password, "my-admin-password", HERE));
        assertThrows(AccessRefused.class, () -> access.choosePassword(in.session(), "wrong", CHOSEN, HERE));
        assertTrue(access.choosePassword(in.session(), password, CHOSEN, HERE).accepted());
        assertFalse(requireNonNull(access.byCookie(in.cookie())).passwordExpired());
        assertNull(access.byCookie(other.cookie()), "the other log-in is over");
        assertThrows(AccessRefused.class, () -> access.logIn("admin", password, HERE));
        reopen();
        assertNull(access.firstAdministrator(), "not a second one");
        assertFalse(access.logIn("admin", CHOSEN, HERE).principal().passwordExpired());
    }

    @Test
    void whoTriesTooOftenWaits() throws Exception {
        begin();
        for (int i = 0; i < LogInLimits.PER_NAME_AND_SOURCE; i++) {
            AccessRefused refused =
                    assertThrows(AccessRefused.class, () -> access.logIn("admin", "wrong", "192.0.2.66"));
            assertFalse(refused.isTooOften());
        }
        AccessRefused refused = assertThrows(AccessRefused.class, () -> access.logIn("admin", CHOSEN, "192.0.2.66"));
        assertTrue(refused.isTooOften());
        assertNotNull(access.logIn("admin", CHOSEN, HERE), "nobody else is kept out");
        time.pass(Duration.ofSeconds(LogInLimits.WINDOW_SECONDS + 1));
        assertNotNull(access.logIn("admin", CHOSEN, "192.0.2.66"));
        for (int i = 0; i < LogInLimits.PER_SOURCE; i++) {
            String name = "guess" + i;
            assertThrows(AccessRefused.class, () -> access.logIn(name, "wrong", "192.0.2.67"));
        }
        assertTrue(assertThrows(AccessRefused.class, () -> access.logIn("admin", CHOSEN, "192.0.2.67"))
                .isTooOften());
    }

    @Test
    void rolesHaveTheirRights() {
        assertEquals(EnumSet.allOf(Right.class), Right.of(StaffRole.ADMINISTRATOR));
        assertEquals(Set.of(Right.OWN, Right.SEE, Right.OPERATE), Right.of(StaffRole.OPERATOR));
        assertEquals(Set.of(Right.OWN, Right.SEE), Right.of(StaffRole.VIEWER));
        assertEquals(EnumSet.allOf(Right.class), Access.local().rights());
    }

    @Test
    void theLastAdministratorStays() throws Exception {
        begin();
        access.staff().add("olga", StaffRole.OPERATOR);
        Outcome last = new Rejected(Rejection.LAST_ADMINISTRATOR);
        assertEquals(last, access.removeStaff("admin"));
        assertEquals(last, change("admin", StaffRole.VIEWER, null));
        assertEquals(last, change("admin", null, true));
        assertTrue(change("olga", StaffRole.ADMINISTRATOR, null).accepted());
        assertTrue(access.removeStaff("admin").accepted());
        assertEquals(last, access.removeStaff("olga"));
        assertEquals(new Rejected(Rejection.UNKNOWN_STAFF), access.removeStaff("admin"));
        assertEquals(
                new Rejected(Rejection.STAFF_EXISTS),
                access.staff().add("olga", StaffRole.VIEWER).outcome());
    }

    private Outcome change(String name, @Nullable StaffRole role, @Nullable Boolean barred) {
        return requireNonNull(access.staff().change(name, role, barred)).outcome();
    }

    @Test
    void aBarOrANewRoleHoldsAtOnce() throws Exception {
        begin();
        String password =
                requireNonNull(access.staff().add("olga", StaffRole.OPERATOR).password());
        Access.LoggedIn in = access.logIn("olga", password, HERE);
        assertTrue(in.principal().may(Right.OPERATE));
        change("olga", StaffRole.VIEWER, null);
        assertFalse(requireNonNull(access.byCookie(in.cookie())).may(Right.OPERATE));
        change("olga", null, true);
        assertNull(access.byCookie(in.cookie()));
        assertThrows(AccessRefused.class, () -> access.logIn("olga", password, HERE));
    }

    @Test
    void tokensDoNoMoreThanTheirScopeTheirOwnerAndTheirTimeAllow() throws Exception {
        begin();
        access.staff().add("olga", StaffRole.OPERATOR);
        Tokens.Made made = access.tokens()
                .make("olga", "scraper", EnumSet.of(Right.OWN, Right.SEE, Right.OPERATE), Duration.ofDays(30));
        String text = made.text();
        assertEquals(
                Set.of(Right.OWN, Right.SEE, Right.OPERATE),
                requireNonNull(access.byToken(text)).rights());
        assertEquals(made.token().id(), requireNonNull(access.byToken(text)).token());
        reopen();
        change("olga", StaffRole.VIEWER, null);
        assertEquals(
                Set.of(Right.OWN, Right.SEE),
                requireNonNull(access.byToken(text)).rights());
        assertNull(access.byToken(text.substring(0, text.length() - 1)));
        assertNull(access.byToken(text + "x"));
        assertNull(access.byToken("pulsa_"));
        assertNull(access.byToken(""));
        change("olga", null, true);
        assertNull(access.byToken(text));
        change("olga", null, false);
        assertNotNull(access.byToken(text));
        time.stepWallClock(Duration.ofDays(30));
        assertNull(access.byToken(text), "expired");
        time.stepWallClock(Duration.ofDays(-30));
        assertTrue(access.tokens().revoke(made.token().id()).accepted());
        assertNull(access.byToken(text));
        assertThrows(
                IllegalArgumentException.class,
                () -> access.tokens().make("olga", "x", EnumSet.of(Right.SEE), Duration.ofDays(367)));
        assertThrows(
                IllegalArgumentException.class,
                () -> access.tokens().make("olga", " ", EnumSet.of(Right.SEE), Duration.ofDays(1)));
        String another = access.tokens()
                .make("olga", "gone with her", EnumSet.of(Right.SEE), Duration.ofDays(1))
                .text();
        access.removeStaff("olga");
        assertNull(access.byToken(another));
        assertEquals(List.of(), reads.tokens());
    }

    @Test
    void aLogInEndsWhenItIsUnusedAndInAnyCase() throws Exception {
        Access.LoggedIn in = begin();
        time.pass(Sessions.IDLE.minusSeconds(1));
        assertNotNull(access.byCookie(in.cookie()));
        time.pass(Sessions.IDLE.plusSeconds(1));
        assertNull(access.byCookie(in.cookie()));
        Access.LoggedIn again = access.logIn("admin", CHOSEN, HERE);
        for (Duration used = Duration.ZERO; used.compareTo(Sessions.LONGEST) < 0; used = used.plusMinutes(20)) {
            assertNotNull(access.byCookie(again.cookie()), used::toString);
            time.pass(Duration.ofMinutes(20));
        }
        time.pass(Duration.ofSeconds(1));
        assertNull(access.byCookie(again.cookie()));
        Access.LoggedIn third = access.logIn("admin", CHOSEN, HERE);
        access.logOut(third.session());
        assertNull(access.byCookie(third.cookie()));
        assertNull(access.byCookie("nonsense"));
    }

    @Test
    void ofOnePersonTheOldestLogInGoesFirst() throws Exception {
        begin();
        Access.LoggedIn oldest = access.logIn("admin", CHOSEN, HERE);
        time.pass(Duration.ofSeconds(1));
        for (int i = 0; i < Sessions.MOST_OF_ONE; i++) {
            access.logIn("admin", CHOSEN, HERE);
        }
        assertNull(access.byCookie(oldest.cookie()));
    }

    @Test
    void aSubscriberLogsInWithThePhonesPassword() throws Exception {
        phones.put("1001", PasswordHashes.of("1001", "lab.test", "phone-secret"));
        Access.LoggedIn in = access.logIn("1001", "phone-secret", HERE);
        assertEquals(Principal.Kind.SUBSCRIBER, in.principal().kind());
        assertEquals(Set.of(Right.OWN), in.principal().rights());
        assertThrows(AccessRefused.class, () -> access.logIn("1001", "other", HERE));
        assertThrows(AccessRefused.class, () -> access.logIn("1002", "phone-secret", HERE));
        assertThrows(AccessRefused.class, () -> access.logIn("10:01", "phone-secret", HERE));
        phones.put("1001", PasswordHashes.of("1001", "lab.test", "another"));
        assertNull(access.byCookie(in.cookie()), "another password ends it");
    }

    @Test
    void theLedgerKeepsNoSecret() throws Exception {
        begin();
        String token = access.tokens()
                .make("admin", "scraper", EnumSet.of(Right.SEE), Duration.ofDays(1))
                .text();
        close();
        for (Path file : List.of(directory.resolve("ledger.db"), directory.resolve("ledger.db-wal"))) {
            if (Files.exists(file)) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(bytes.contains(CHOSEN) || bytes.contains(lastPassword), file::toString);
                assertFalse(bytes.contains(token.substring(token.lastIndexOf('_') + 1)), file::toString);
            }
        }
        assertTrue(Files.exists(directory.resolve("ledger.db")));
        open();
    }

    @Test
    void theTrailIsKeptInOrder() {
        access.audit(new AuditEntry(1, "admin", HERE, "topUpAccount", "1001", "{\"amount\":\"5.00\"}", null));
        access.audit(new AuditEntry(2, "olga", HERE, "hangUpCall", "c1", null, null));
        access.audit(new AuditEntry(3, "olga", HERE, "hangUpCall", "c1", null, "no such call"));
        assertEquals(3, reads.audit(null, null, 10).rows().size());
        assertEquals("no such call", reads.audit("olga", null, 1).rows().get(0).refusal());
        String next = reads.audit("olga", null, 1).next();
        assertEquals(2, reads.audit("olga", next, 1).rows().get(0).atWallMillis());
        assertEquals(1, reads.audit("admin", null, 10).rows().size());
    }

    @Test
    void hashesAreArgon2id() {
        PasswordHasher hasher = new PasswordHasher(new SecureRandom());
        String hash = hasher.hash(CHOSEN);
        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
        assertTrue(hasher.verify(CHOSEN, hash));
        assertFalse(hasher.verify(CHOSEN + " ", hash));
        assertFalse(hasher.verify(CHOSEN, "nonsense"));
        // From the reference implementation's test.c.
        assertTrue(hasher.verify(
                "password", "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"));
    }
}
