package id.pulsa.proxy.access;

import id.pulsa.charging.ledger.AccessToken;
import id.pulsa.charging.ledger.AuditEntry;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.StaffMember;
import id.pulsa.charging.ledger.StaffRole;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.auth.PasswordHashes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/** Who is let in, and the trail of what they change. Thread-safe; log-ins and changes wait for the disk. */
public final class Access {
    private static final Logger LOG = LogManager.getLogger(Access.class);
    private static final String FIRST_NAME = "admin";
    private static final int CSRF_CHARACTERS = 26;
    private static final Set<Right> SUBSCRIBER_RIGHTS = EnumSet.of(Right.OWN);

    private final Staff staff;
    private final Tokens tokens;
    private final Sessions sessions = new Sessions();
    private final LogInLimits limits;
    private final PasswordHasher hasher;
    private final Secrets secrets;
    private final SubscriberPasswords subscribers;
    private final String realm;
    private final AccessLedger ledger;
    private final TimeSource time;

    /**
     * Reads who there is.
     *
     * @param reads used now and not kept
     * @param realm of the subscribers' passwords
     */
    public Access(
            LedgerReads reads,
            AccessLedger ledger,
            SubscriberPasswords subscribers,
            String realm,
            PasswordHasher hasher,
            TimeSource time,
            SecureRandom random) {
        Commits commits = new Commits(ledger);
        this.secrets = new Secrets(random);
        this.hasher = hasher;
        this.staff = new Staff(reads.staff(), commits, hasher, secrets, time);
        this.tokens = new Tokens(reads.tokens(), commits, secrets, time);
        this.limits = new LogInLimits(time, secrets.secret());
        this.subscribers = subscribers;
        this.realm = realm;
        this.ledger = ledger;
        this.time = time;
    }

    /**
     * A log-in.
     *
     * @param cookie the secret that the browser keeps
     */
    public record LoggedIn(Principal principal, Session session, String cookie) {}

    /** Makes the first administrator where there is none yet, and says the password this once; null where there is. */
    public Staff.@Nullable Changed firstAdministrator() {
        return staff.all().isEmpty() ? staff.add(FIRST_NAME, StaffRole.ADMINISTRATOR) : null;
    }

    /** Who has the token that lies in the data directory. */
    public static Principal local() {
        return new Principal(Principal.Kind.LOCAL, Principal.LOCAL_NAME, EnumSet.allOf(Right.class), null, null);
    }

    /** Who shows that token; null when it is none, or worth nothing any more. */
    public @Nullable Principal byToken(String text) {
        AccessToken token = tokens.find(text);
        StaffMember owner = token == null ? null : staff.find(token.owner());
        if (token == null || owner == null || owner.barred()) {
            return null;
        }
        Set<Right> rights = Right.of(owner.role());
        rights.retainAll(Right.ofTexts(token.scope()));
        return new Principal(Principal.Kind.STAFF, owner.name(), rights, null, token.id());
    }

    /** Whose browser brings that cookie; null when the log-in has ended. */
    public @Nullable Principal byCookie(String cookie) {
        Session session = sessions.use(cookie, time.nanos());
        if (session == null) {
            return null;
        }
        Principal principal = principal(session);
        if (principal == null) {
            sessions.remove(session);
        }
        return principal;
    }

    private @Nullable Principal principal(Session session) {
        if (session.kind() == Principal.Kind.SUBSCRIBER) {
            PasswordHashes hashes = subscribers.find(session.name());
            return hashes != null && hashes.sha256().equals(session.proof())
                    ? new Principal(session.kind(), session.name(), SUBSCRIBER_RIGHTS, session, null)
                    : null;
        }
        StaffMember member = staff.find(session.name());
        return member != null && !member.barred() && member.passwordHash().equals(session.proof())
                ? new Principal(session.kind(), session.name(), Right.of(member.role()), session, null)
                : null;
    }

    /**
     * Lets somebody in: a member of the staff, else a subscriber.
     *
     * @param source address that the request came from
     */
    public LoggedIn logIn(String name, String password, String source) throws AccessRefused {
        if (!limits.mayTry(name, source)) {
            throw AccessRefused.tooOften();
        }
        Session session = open(name, password);
        if (session == null) {
            limits.failed(name, source);
            LOG.warn("log-in of {} from {} refused", printable(name), source);
            throw AccessRefused.wrong();
        }
        limits.succeeded(name, source);
        Principal principal = principal(session);
        if (principal == null) {
            throw AccessRefused.wrong();
        }
        String cookie = secrets.secret();
        sessions.add(cookie, session);
        return new LoggedIn(principal, session, cookie);
    }

    private @Nullable Session open(String name, String password) {
        StaffMember member = staff.find(name);
        if (member != null) {
            return hasher.verify(password, member.passwordHash()) && !member.barred()
                    ? session(Principal.Kind.STAFF, name, member.passwordHash(), member.passwordExpired())
                    : null;
        }
        // As long as for the staff, whoever it is.
        hasher.verifyNobody(password);
        PasswordHashes hashes = subscribers.find(name);
        return hashes != null && same(PasswordHashes.of(name, realm, password).sha256(), hashes.sha256())
                ? session(Principal.Kind.SUBSCRIBER, name, hashes.sha256(), false)
                : null;
    }

    private Session session(Principal.Kind kind, String name, String proof, boolean expired) {
        return new Session(kind, name, secrets.id(CSRF_CHARACTERS), proof, expired, time.nanos());
    }

    /** Ends a log-in. */
    public void logOut(Session session) {
        sessions.remove(session);
    }

    /**
     * Somebody chooses a new password for themselves; their other log-ins end.
     *
     * @throws AccessRefused when the password of now is wrong, or was too often
     * @throws IllegalArgumentException in words for who chooses it, when it is too easy to guess
     */
    public Outcome choosePassword(Session session, String now, String next, String source) throws AccessRefused {
        String name = session.name();
        StaffMember member = session.kind() == Principal.Kind.STAFF ? staff.find(name) : null;
        if (member == null) {
            throw new IllegalArgumentException("a subscriber's password is its phone's: the staff changes it");
        }
        if (!limits.mayTry(name, source)) {
            throw AccessRefused.tooOften();
        }
        if (!hasher.verify(now, member.passwordHash())) {
            limits.failed(name, source);
            throw AccessRefused.wrong();
        }
        if (now.equals(next)) {
            throw new IllegalArgumentException("the new password is the old one");
        }
        Staff.Changed changed = staff.choosePassword(name, next);
        if (changed == null) {
            throw AccessRefused.wrong();
        }
        if (changed.outcome().accepted()) {
            sessions.passwordChanged(session, changed.member().passwordHash());
        }
        return changed.outcome();
    }

    /** Somebody goes, with their tokens and log-ins. */
    public Outcome removeStaff(String name) {
        Outcome outcome = staff.remove(name);
        if (outcome.accepted()) {
            tokens.ownerGone(name);
        }
        return outcome;
    }

    public Staff staff() {
        return staff;
    }

    public Tokens tokens() {
        return tokens;
    }

    /**
     * Notes what somebody is about to change. It is in the ledger before any change that is handed to the ledger after
     * it; what cannot be noted is in the log at least.
     */
    public void audit(AuditEntry entry) {
        LOG.info(
                "{} from {}: {} {}{}",
                printable(entry.who()),
                entry.source(),
                entry.operation(),
                printable(entry.target()),
                entry.refusal() == null ? "" : " refused: " + printable(entry.refusal()));
        var unused = ledger.submit(new LedgerEvent.Audited(entry)).whenComplete((outcome, failure) -> {
            if (failure != null) {
                LOG.error("not in the audit trail: {} {}", entry, failure.getMessage());
            }
        });
    }

    /** Control characters could write lines of their own into the log. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
