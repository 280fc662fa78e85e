package id.pulsa.charging.ledger.sqlite;

/**
 * What can be derived from movements, records and vouchers, in the order in which it is put right: how each fault is told,
 * and the statements that mend it. Amounts are micro-units. What a rule does not know is left as it is, and found again by
 * the verification.
 */
enum RepairRule {
    /** An account that is gone although money, subscribers or bundles name it. */
    ACCOUNTS(
            "SELECT 'account ' || id || ': made anew, barred, since the ledger names it' FROM (" + Sql.LOST + ")",
            "INSERT INTO account (id, balance_micros, max_calls, barred) SELECT id, 0, 0, 1 FROM (" + Sql.LOST + ")"),
    /** A balance is the sum of its account's movements. */
    BALANCES("""
            SELECT 'account ' || a.id || ': balance ' || a.balance_micros || ' set to ' || coalesce(m.total, 0)
            FROM account a LEFT JOIN (SELECT account, sum(amount_micros) AS total FROM movement GROUP BY account) m
                ON m.account = a.id
            WHERE a.balance_micros <> coalesce(m.total, 0)""", """
            UPDATE account SET balance_micros = t.total FROM
                (SELECT a.id, coalesce(sum(m.amount_micros), 0) AS total FROM account a
                    LEFT JOIN movement m ON m.account = a.id GROUP BY a.id) t
            WHERE t.id = account.id AND account.balance_micros <> t.total"""),
    /** What was spent on the latest days is the sum of their charges. */
    SPENDING(
            "SELECT 'account ' || id || ': spending of day ' || spent_day || ', ' || spent_micros || ', set to ' || micros"
                    + " || ' on day ' || day FROM (" + Sql.SPENT + ")",
            "UPDATE account SET spent_day = s.day, spent_micros = s.micros, spent_before_micros = s.before_micros FROM ("
                    + Sql.SPENT + ") s WHERE s.id = account.id"),
    /** Which cap a charge counted for stands nowhere: caps that counted more than was charged begin anew. */
    CAPS(
            "SELECT 'account ' || account || ': its daily caps count anew' FROM (" + Sql.CAPPED + ")",
            "DELETE FROM cap_use WHERE account IN (" + Sql.CAPPED + ")"),
    /** Of a bundle is left what the records have not used. */
    BUNDLES(
            "SELECT 'bundle ' || id || ': ' || left_millis || ' ms left, set to ' || due FROM (" + Sql.BUNDLE + ")",
            "UPDATE bundle SET left_millis = d.due FROM (" + Sql.BUNDLE + ") d WHERE d.id = bundle.id"),
    /** A batch has as many vouchers as it has. */
    BATCHES(
            "SELECT 'voucher batch ' || id || ': ' || vouchers || ' vouchers and ' || redeemed || ' redeemed, set to '"
                    + " || made || ' and ' || used FROM (" + Sql.BATCH + ")",
            "UPDATE voucher_batch SET vouchers = d.made, redeemed = d.used FROM (" + Sql.BATCH
                    + ") d WHERE d.id = voucher_batch.id"),
    /** A call whose record is written is over. */
    CALLS(
            "SELECT 'call ' || call_id || ': no longer among the running ones' FROM live_call"
                    + " WHERE call_id IN (SELECT call_id FROM cdr)",
            "DELETE FROM live_call WHERE call_id IN (SELECT call_id FROM cdr)");

    private final String sentences;
    private final String change;

    RepairRule(String sentences, String change) {
        this.sentences = sentences;
        this.change = change;
    }

    /** One column: what will be changed, a sentence each. */
    String sentences() {
        return sentences;
    }

    /** The statement that changes it. */
    String change() {
        return change;
    }

    /** What both a sentence and its change are about. */
    private static final class Sql {
        static final String LOST = """
                SELECT id FROM (SELECT account AS id FROM movement GROUP BY account HAVING sum(amount_micros) <> 0
                    UNION SELECT account FROM subscriber UNION SELECT account FROM bundle)
                WHERE id NOT IN (SELECT id FROM account)""";

        static final String SPENT = """
                SELECT a.id, a.spent_day, a.spent_micros, coalesce(max(c.day), 0) AS day,
                    coalesce(sum(c.total) FILTER (WHERE c.day = c.latest), 0) AS micros,
                    coalesce(sum(c.total) FILTER (WHERE c.day = c.latest - 1), 0) AS before_micros
                FROM account a LEFT JOIN (SELECT account, day, -sum(amount_micros) AS total,
                        max(day) OVER (PARTITION BY account) AS latest
                    FROM movement WHERE kind = 'CHARGE' AND day IS NOT NULL GROUP BY account, day) c ON c.account = a.id
                GROUP BY a.id
                HAVING a.spent_micros > coalesce(sum(c.total) FILTER (WHERE c.day = a.spent_day), 0)""";

        static final String CAPPED = """
                SELECT u.account FROM (SELECT account, sum(micros + before_micros) AS total, min(day) - 1 AS since,
                        min(min(micros, before_micros)) AS least FROM cap_use GROUP BY account) u
                    LEFT JOIN movement m ON m.account = u.account AND m.kind = 'CHARGE' AND m.day >= u.since
                GROUP BY u.account HAVING u.least < 0 OR u.total > coalesce(sum(-m.amount_micros), 0)""";

        static final String BUNDLE = """
                SELECT b.id, b.left_millis, max(0, b.granted_millis - coalesce(u.used, 0)) AS due FROM bundle b
                LEFT JOIN (SELECT t.key AS id, sum(t.value) AS used FROM cdr c, json_each(c.bundles) t
                    WHERE json_valid(c.bundles) GROUP BY t.key) u ON u.id = b.id
                WHERE b.left_millis <> max(0, b.granted_millis - coalesce(u.used, 0))""";

        static final String BATCH = """
                SELECT b.id, b.vouchers, b.redeemed, coalesce(v.made, 0) AS made, coalesce(v.used, 0) AS used
                FROM voucher_batch b LEFT JOIN (SELECT batch, count(*) AS made, sum(redeemed_at <> 0) AS used
                    FROM voucher GROUP BY batch) v ON v.batch = b.id
                WHERE b.vouchers <> coalesce(v.made, 0) OR b.redeemed <> coalesce(v.used, 0)""";

        private Sql() {}
    }
}
