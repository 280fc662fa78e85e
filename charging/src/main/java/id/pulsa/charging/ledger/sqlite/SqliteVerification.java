package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.LedgerChain;
import id.pulsa.charging.ledger.LedgerException;
import id.pulsa.charging.ledger.LedgerNote;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.ledger.StoreUnavailableException;
import id.pulsa.charging.ledger.VerificationReport;
import java.util.ArrayList;
import java.util.List;

/** The books, checked by the database itself: it walks the tables once per rule, in bounded memory. */
final class SqliteVerification {
    private final SqliteQueries queries;
    private final List<String> discrepancies = new ArrayList<>();
    private long discrepancyCount;

    SqliteVerification(SqliteQueries queries) {
        this.queries = queries;
    }

    /** @param since where the chains were found right before */
    VerificationReport run(LedgerChain since) {
        VerificationReport[] report = new VerificationReport[1];
        queries.snapshot(connection -> report[0] = check(since));
        return report[0];
    }

    private VerificationReport check(LedgerChain since) {
        new ChainCheck(queries, ChainedTable.MOVEMENT, this::found).run(since.movements());
        new ChainCheck(queries, ChainedTable.CDR, this::found).run(since.cdrs());
        long chainFaults = discrepancyCount;
        long topUps = queries.number("SELECT sum(amount_micros) FROM movement WHERE kind = 'TOP_UP'");
        long withdrawals = -queries.number("SELECT sum(amount_micros) FROM movement WHERE kind = 'WITHDRAWAL'");
        long charges = -queries.number("SELECT sum(amount_micros) FROM movement WHERE kind = 'CHARGE'");
        long balances = queries.number("SELECT sum(balance_micros) FROM account");
        long left = Math.subtractExact(topUps, withdrawals);
        long held = Math.addExact(balances, charges);
        if (left != held) {
            found("top-ups " + topUps + " - withdrawals " + withdrawals + " = " + left + ", but balances " + balances
                    + " + charges " + charges + " = " + held);
        }
        accounts();
        movements();
        calls();
        days();
        bundles();
        vouchers();
        return new VerificationReport(
                queries.number("SELECT count(*) FROM account"),
                queries.number("SELECT count(*) FROM subscriber"),
                queries.number("SELECT count(*) FROM movement"),
                queries.number("SELECT count(*) FROM cdr"),
                queries.number("SELECT count(*) FROM live_call"),
                queries.number("SELECT count(*) FROM bundle"),
                new VerificationReport.Vouchers(
                        queries.number("SELECT sum(vouchers) FROM voucher_batch"),
                        queries.number("SELECT sum(redeemed) FROM voucher_batch"),
                        queries.number("SELECT sum(vouchers - redeemed) FROM voucher_batch WHERE withdrawn_at > 0")),
                topUps,
                withdrawals,
                charges,
                balances,
                ChainCheck.heads(queries),
                chainFaults,
                notes(),
                List.copyOf(discrepancies),
                discrepancyCount);
    }

    private List<LedgerNote> notes() {
        return queries.list(
                row -> new LedgerNote(row.getLong(1), row.getString(2)),
                "SELECT at, text FROM (SELECT * FROM note ORDER BY seq DESC LIMIT ?) ORDER BY seq",
                List.of(VerificationReport.MAX_NOTES));
    }

    private void accounts() {
        each("""
                SELECT 'account ' || m.account || ': its movements sum up to ' || m.total || ', its balance is '
                    || coalesce(a.balance_micros, 'gone with the account')
                FROM (SELECT account, sum(amount_micros) AS total FROM movement GROUP BY account) m
                LEFT JOIN account a ON a.id = m.account
                WHERE coalesce(a.balance_micros, 0) <> m.total""");
        each("""
                SELECT 'account ' || id || ': balance ' || balance_micros || ' without a movement' FROM account
                WHERE balance_micros <> 0 AND NOT EXISTS (SELECT 1 FROM movement WHERE account = account.id)""");
        each("SELECT 'account ' || id || ': balance ' || balance_micros || ' is below ' || lowest_balance_micros"
                + " FROM account WHERE balance_micros < lowest_balance_micros");
        each("SELECT 'subscriber ' || number || ': no account ' || account FROM subscriber"
                + " WHERE NOT EXISTS (SELECT 1 FROM account WHERE id = subscriber.account)");
    }

    private void movements() {
        each("SELECT 'movement ' || seq || ': balance ' || balance_micros || ' after it is below '"
                + " || lowest_balance_micros FROM movement WHERE balance_micros < lowest_balance_micros");
        each("SELECT 'movement ' || seq || ': ' || kind || ' of ' || amount_micros FROM movement"
                + " WHERE CASE kind WHEN 'TOP_UP' THEN amount_micros <= 0 WHEN 'CHARGE' THEN amount_micros >= 0"
                + " WHEN 'WITHDRAWAL' THEN amount_micros >= 0 ELSE 1 END");
        each("SELECT 'event ' || event_id || ' was applied ' || count(*) || ' times' FROM movement"
                + " GROUP BY event_id HAVING count(*) > 1");
    }

    private void calls() {
        each("SELECT 'call ' || call_id || ' was charged ' || count(*) || ' times' FROM movement"
                + " WHERE kind = 'CHARGE' GROUP BY call_id HAVING count(*) > 1");
        each("SELECT 'call ' || call_id || ' has ' || count(*) || ' detail records' FROM cdr"
                + " GROUP BY call_id HAVING count(*) > 1");
        each("""
                SELECT 'call ' || c.call_id || ': its record says ' || c.charge_micros || ', its charge is '
                    || coalesce(-m.amount_micros, 'missing')
                FROM cdr c LEFT JOIN movement m ON m.event_id = 'charge:' || c.call_id
                WHERE c.charge_micros <> coalesce(-m.amount_micros, 0)
                    OR (m.account IS NOT NULL AND m.account IS NOT c.account)""");
        each("""
                SELECT 'movement ' || m.seq || ': charge of call ' || coalesce(m.call_id, '?') || ' without its record'
                FROM movement m WHERE m.kind = 'CHARGE'
                    AND NOT EXISTS (SELECT 1 FROM cdr c WHERE c.call_id = m.call_id)""");
        each("SELECT 'call ' || call_id || ' runs although its record is written' FROM live_call"
                + " WHERE paid_millis <> " + LiveCall.OVER
                + " AND EXISTS (SELECT 1 FROM cdr WHERE cdr.call_id = live_call.call_id)");
        each("SELECT 'call ' || call_id || ' is over and has no record' FROM live_call WHERE paid_millis = "
                + LiveCall.OVER + " AND NOT EXISTS (SELECT 1 FROM cdr WHERE cdr.call_id = live_call.call_id)");
        each("""
                SELECT 'account ' || a.id || ': running calls hold ' || l.total || ' of a balance of ' || a.balance_micros
                FROM (SELECT account, sum(reserved_micros) AS total FROM live_call GROUP BY account) l
                JOIN account a ON a.id = l.account WHERE l.total > a.balance_micros - a.lowest_balance_micros""");
    }

    private void days() {
        each("""
                SELECT 'account ' || a.id || ': its spending says ' || a.spent_micros || ' on day ' || a.spent_day
                    || ', its charges ' || coalesce(c.total, 0)
                FROM account a LEFT JOIN (SELECT account, day, -sum(amount_micros) AS total FROM movement
                    WHERE kind = 'CHARGE' GROUP BY account, day) c ON c.account = a.id AND c.day = a.spent_day
                WHERE a.spent_micros > coalesce(c.total, 0)""");
        each("""
                SELECT 'account ' || u.account || ': its daily caps have counted ' || u.total || ' since day ' || u.since
                    || ', its charges are ' || coalesce(sum(-m.amount_micros), 0)
                FROM (SELECT account, sum(micros + before_micros) AS total, min(day) - 1 AS since FROM cap_use
                    GROUP BY account) u
                LEFT JOIN movement m ON m.account = u.account AND m.kind = 'CHARGE' AND m.day >= u.since
                GROUP BY u.account HAVING u.total > coalesce(sum(-m.amount_micros), 0)""");
        each("SELECT 'account ' || account || ': daily cap ' || cap || ' has counted ' || min(micros, before_micros)"
                + " FROM cap_use WHERE min(micros, before_micros) < 0");
    }

    private void bundles() {
        each("""
                SELECT 'bundle ' || b.id || ': ' || b.left_millis || ' ms of ' || b.granted_millis || ' are left, calls used '
                    || coalesce(u.used, 0)
                FROM bundle b LEFT JOIN (SELECT t.key AS id, sum(t.value) AS used FROM cdr c, json_each(c.bundles) t
                    WHERE c.bundles IS NOT NULL GROUP BY t.key) u ON u.id = b.id
                WHERE b.left_millis < 0 OR b.granted_millis - b.left_millis <> coalesce(u.used, 0)""");
        each("""
                SELECT 'bundle ' || b.id || ': running calls hold ' || h.held || ' ms of ' || b.left_millis
                FROM (SELECT t.key AS id, sum(t.value) AS held FROM live_call l, json_each(l.bundles) t
                    WHERE l.bundles IS NOT NULL GROUP BY t.key) h
                JOIN bundle b ON b.id = h.id WHERE h.held > b.left_millis""");
        each("SELECT 'bundle ' || id || ': no account ' || account FROM bundle"
                + " WHERE NOT EXISTS (SELECT 1 FROM account WHERE id = bundle.account)");
    }

    private void vouchers() {
        each("""
                SELECT 'voucher batch ' || b.id || ': made for ' || b.vouchers || ' vouchers and ' || b.redeemed
                    || ' redeemed, has ' || coalesce(v.made, 0) || ' and ' || coalesce(v.redeemed, 0)
                FROM voucher_batch b LEFT JOIN (SELECT batch, count(*) AS made, sum(redeemed_at <> 0) AS redeemed
                    FROM voucher GROUP BY batch) v ON v.batch = b.id
                WHERE b.vouchers <> coalesce(v.made, 0) OR b.redeemed <> coalesce(v.redeemed, 0)""");
        each("""
                SELECT 'voucher ' || lower(hex(v.hash)) || ' of batch ' || v.batch || ': redeemed for '
                    || coalesce(v.account, 'nobody') || ', its movement says ' || coalesce(m.account || ' '
                    || m.amount_micros, 'nothing')
                FROM voucher v LEFT JOIN voucher_batch b ON b.id = v.batch
                LEFT JOIN movement m ON m.event_id = 'voucher:' || lower(hex(v.hash))
                WHERE v.redeemed_at <> 0 AND (m.account IS NOT v.account OR m.kind IS NOT 'TOP_UP'
                    OR m.amount_micros IS NOT b.amount_micros)""");
        each("""
                SELECT 'movement ' || m.seq || ': ' || m.event_id || ' without a redeemed voucher' FROM movement m
                LEFT JOIN voucher v ON v.hash = unhex(substr(m.event_id, 9)) AND v.redeemed_at <> 0
                WHERE m.event_id >= 'voucher:' AND m.event_id < 'voucher;' AND v.hash IS NULL""");
    }

    /** What somebody wrote into a column by hand may be nothing that SQLite can reckon with. */
    private void each(String sql) {
        try {
            queries.run(row -> row.getString(1), this::found, sql, List.of());
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (LedgerException e) {
            found("a rule cannot be checked: " + e.getMessage());
        }
    }

    private void found(String discrepancy) {
        discrepancyCount++;
        if (discrepancies.size() < VerificationReport.MAX_DISCREPANCIES) {
            discrepancies.add(discrepancy);
        }
    }
}
