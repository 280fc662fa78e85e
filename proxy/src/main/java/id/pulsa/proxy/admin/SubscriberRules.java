package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.ImportRow;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.yaml.Suggestion;
import id.pulsa.proxy.auth.PasswordHashes;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a new subscriber must look like, and what is kept of it: digest hashes instead of the password. Thread-safe. */
public final class SubscriberRules {
    private static final int MAX_PASSWORD_LENGTH = 128;
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z+*#._-]{1,64}");

    private final String realm;
    private final Supplier<Set<String>> plans;
    private final Supplier<Set<String>> cells;

    /**
     * @param realm the gateway's, part of every digest hash (RFC 7616 §3.4.2)
     * @param plans names that tariffs.yaml gives now
     * @param cells names that cells.yaml gives now; with none, any home cell will do
     */
    public SubscriberRules(String realm, Supplier<Set<String>> plans, Supplier<Set<String>> cells) {
        this.realm = realm;
        this.plans = plans;
        this.cells = cells;
    }

    /** @throws IllegalArgumentException saying which part is wrong */
    ImportRow check(NewSubscriber given) {
        if (!NUMBER.matcher(given.number()).matches()) {
            throw new IllegalArgumentException("number \"" + shown(given.number())
                    + "\" is not 1 to 64 letters, digits, \"+\", \"*\", \"#\", \".\", \"_\" or \"-\"");
        }
        PathName.check("number", given.number());
        checkPassword(given.password());
        known("plan", given.plan(), plans.get());
        String homeCell = homeCell(given.homeCell());
        String account = emptyToNull(given.account());
        if (account != null) {
            AccountName.check(account);
        }
        String displayName = displayName(given.displayName());
        PasswordHashes hashes = PasswordHashes.of(given.number(), realm, given.password());
        Subscriber subscriber = new Subscriber(
                given.number(),
                account == null ? given.number() : account,
                given.plan(),
                hashes.md5(),
                hashes.sha256(),
                given.maxCalls(),
                given.barred(),
                homeCell,
                displayName);
        return new ImportRow(subscriber, given.balanceMicros(), terms(given));
    }

    /**
     * The subscriber as it is to be.
     *
     * @throws IllegalArgumentException saying which part is wrong
     */
    Subscriber changed(Subscriber now, SubscriberChange change) {
        String plan = change.plan(now.plan());
        if (!plan.equals(now.plan())) {
            known("plan", plan, plans.get());
        }
        String cell = change.homeCell(now.homeCell());
        String password = change.password();
        if (password != null) {
            checkPassword(password);
        }
        PasswordHashes hashes = password == null
                ? new PasswordHashes(now.ha1Md5(), now.ha1Sha256())
                : PasswordHashes.of(now.number(), realm, password);
        return new Subscriber(
                now.number(),
                now.account(),
                plan,
                hashes.md5(),
                hashes.sha256(),
                change.maxCalls(now.maxCalls()),
                change.barred(now.barred()),
                Objects.equals(cell, now.homeCell()) ? cell : homeCell(cell),
                displayName(change.displayName(now.displayName())));
    }

    private @Nullable String homeCell(@Nullable String given) {
        String homeCell = emptyToNull(given);
        Set<String> knownCells = cells.get();
        if (homeCell != null && !knownCells.isEmpty()) {
            known("home cell", homeCell, knownCells);
        }
        return homeCell;
    }

    private static @Nullable String displayName(@Nullable String given) {
        String displayName = emptyToNull(given);
        if (displayName != null) {
            printable("display name", displayName);
        }
        return displayName;
    }

    private static AccountTerms terms(NewSubscriber given) {
        return given.validUntilWallMillis() == 0 && given.creditLimitMicros() == 0
                ? AccountTerms.PLAIN
                : new AccountTerms(0, false, given.validUntilWallMillis(), given.creditLimitMicros(), 0, List.of());
    }

    private static void checkPassword(String password) {
        if (password.isEmpty()) {
            throw new IllegalArgumentException("password is empty");
        }
        if (password.length() > MAX_PASSWORD_LENGTH) {
            throw new IllegalArgumentException("password is longer than " + MAX_PASSWORD_LENGTH + " characters");
        }
        printable("password", password);
    }

    private static void known(String what, String name, Set<String> known) {
        if (!known.contains(name)) {
            throw new IllegalArgumentException("unknown " + what + " \"" + shown(name) + "\"" + hint(name, known));
        }
    }

    /** Hundreds of names would hide the mistake. */
    private static String hint(String name, Set<String> known) {
        return known.size() <= 10 || Suggestion.nearest(name, known) != null ? Suggestion.hint(name, known) : "";
    }

    private static void printable(String what, String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " holds a control character");
        }
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 64 ? plain : plain.substring(0, 64) + "…";
    }
}
