package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator can do with subscribers, running calls and the books as a whole, the same whether a gateway runs or not. Answers are documents as the API sends them:
 * amounts as decimal texts, instants as RFC 3339, times as ISO-8601 durations. Every method blocks until the answer is
 * known and throws {@link AdminException} when there is none.
 */
public interface Administration extends AutoCloseable {
    /** Most rows in one page of a listing. */
    int MAX_PAGE = 1_000;

    /**
     * Adds a subscriber and, when missing, its account.
     *
     * @param key idempotency key: a second call with it changes nothing and gets the first one's answer
     */
    Document addSubscriber(NewSubscriber subscriber, String key);

    Document subscriber(String number);

    /** Subscribers in order of their numbers; {@code limit} 1 to {@link #MAX_PAGE}. */
    Page<Document> subscribers(@Nullable String cursor, int limit);

    /**
     * Subscribers whose number begins with a text, then those whose account is of that name, then those whose display
     * name has it in it. A page may be short although there is a next one.
     */
    Page<Document> searchSubscribers(String text, @Nullable String cursor, int limit);

    /** Changes what is known of a subscriber; running calls keep what they began with. */
    Document changeSubscriber(String number, SubscriberChange change);

    /** Removes a subscriber who has no call; the account and its balance stay. */
    void removeSubscriber(String number);

    /**
     * Adds to the balance of a subscriber's account; committed when this returns.
     *
     * @param key idempotency key, 1 to 100 characters
     */
    Document topUp(String number, long amountMicros, String key);

    /**
     * Adds or changes subscribers from CSV (RFC 4180, UTF-8); see {@link SubscriberImport}. Bad rows are left out.
     *
     * @param problems how many bad rows are described in the answer; all are counted
     * @return {@code added}, {@code changed}, {@code unchanged}, {@code rejected}, {@code problems}
     */
    Document importSubscribers(InputStream csv, int problems) throws IOException;

    /** Checks the books; {@code clean} says whether they are right. */
    Document verifyLedger();

    /**
     * Writes a backup of the data directory, one zip archive (see {@link id.pulsa.charging.backup.Backup}), while calls
     * go on.
     */
    void backUp(OutputStream out) throws IOException;

    /** More than any gateway has. */
    int MOST_CALLS = 1_000_000;

    /** Calls that run now, the oldest first. */
    default List<Document> calls() {
        return calls(MOST_CALLS);
    }

    /** So many of the {@link #calls}. */
    List<Document> calls(int most);

    /** Hangs a call up. */
    void hangUp(String callId);

    @Override
    void close();
}
