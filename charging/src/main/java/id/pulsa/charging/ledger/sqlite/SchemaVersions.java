package id.pulsa.charging.ledger.sqlite;

import java.util.List;

/**
 * The tables, as the changes that each version of the format made to the one before it: a new ledger gets all of them,
 * an older one those it lacks. What a version says is never changed once it was released. Amounts are micro-units,
 * instants milliseconds since 1970 (UTC).
 */
final class SchemaVersions {
    private static final List<String> VERSION_1 = List.of(
            """
        CREATE TABLE state (
          id INTEGER PRIMARY KEY CHECK (id = 1),
          position INTEGER NOT NULL,
          alive_at INTEGER NOT NULL)""",
            "INSERT INTO state VALUES (1, 0, 0)",
            """
        CREATE TABLE account (
          id TEXT PRIMARY KEY,
          balance_micros INTEGER NOT NULL,
          max_calls INTEGER NOT NULL,
          barred INTEGER NOT NULL) WITHOUT ROWID""",
            """
        CREATE TABLE subscriber (
          number TEXT PRIMARY KEY,
          account TEXT NOT NULL,
          plan TEXT NOT NULL,
          ha1_md5 BLOB NOT NULL,
          ha1_sha256 BLOB NOT NULL,
          max_calls INTEGER NOT NULL,
          barred INTEGER NOT NULL,
          home_cell TEXT,
          display_name TEXT) WITHOUT ROWID""",
            "CREATE INDEX subscriber_account ON subscriber (account)",
            """
        CREATE TABLE movement (
          seq INTEGER PRIMARY KEY,
          event_id TEXT NOT NULL UNIQUE,
          account TEXT NOT NULL,
          kind TEXT NOT NULL,
          amount_micros INTEGER NOT NULL,
          balance_micros INTEGER NOT NULL,
          call_id TEXT,
          at INTEGER NOT NULL)""",
            "CREATE INDEX movement_account ON movement (account)",
            """
        CREATE TABLE live_call (
          call_id TEXT PRIMARY KEY,
          subscriber TEXT,
          caller TEXT NOT NULL,
          called TEXT NOT NULL,
          account TEXT,
          rate TEXT,
          caller_cell TEXT,
          callee_cell TEXT,
          started_at INTEGER NOT NULL,
          answered_at INTEGER NOT NULL,
          reserved_micros INTEGER NOT NULL,
          paid_millis INTEGER NOT NULL,
          last_alive_at INTEGER NOT NULL,
          dialogs BLOB) WITHOUT ROWID""",
            """
        CREATE TABLE cdr (
          seq INTEGER PRIMARY KEY,
          call_id TEXT NOT NULL UNIQUE,
          caller TEXT NOT NULL,
          called TEXT NOT NULL,
          account TEXT,
          rate TEXT,
          caller_cell TEXT,
          callee_cell TEXT,
          started_at INTEGER NOT NULL,
          ringing_at INTEGER NOT NULL,
          answered_at INTEGER NOT NULL,
          ended_at INTEGER NOT NULL,
          talk_millis INTEGER NOT NULL,
          billed_millis INTEGER NOT NULL,
          charge_micros INTEGER NOT NULL,
          cause TEXT NOT NULL,
          sip_status INTEGER NOT NULL,
          detail TEXT)""",
            "CREATE INDEX cdr_caller ON cdr (caller)",
            "CREATE INDEX cdr_started ON cdr (started_at)",
            """
        CREATE TABLE binding (
          number TEXT NOT NULL,
          binding_key TEXT NOT NULL,
          contact TEXT NOT NULL,
          q_thousandths INTEGER NOT NULL,
          expires_at INTEGER NOT NULL,
          call_id TEXT NOT NULL,
          cseq INTEGER NOT NULL,
          flow TEXT NOT NULL,
          user_agent TEXT,
          path TEXT,
          PRIMARY KEY (number, binding_key)) WITHOUT ROWID""",
            "CREATE INDEX binding_expiry ON binding (expires_at)");

    /** Explained charges, SIP MESSAGEs, terms of accounts, daily limits and caps, bundles. */
    private static final List<String> VERSION_2 = List.of(
            "ALTER TABLE cdr ADD COLUMN kind TEXT NOT NULL DEFAULT 'CALL'",
            "ALTER TABLE cdr ADD COLUMN segments TEXT",
            "ALTER TABLE cdr ADD COLUMN bundles TEXT",
            "ALTER TABLE live_call ADD COLUMN kind TEXT NOT NULL DEFAULT 'CALL'",
            "ALTER TABLE live_call ADD COLUMN bundles TEXT",
            "ALTER TABLE account ADD COLUMN valid_until INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE account ADD COLUMN credit_limit_micros INTEGER NOT NULL DEFAULT 0",
            // The highest credit limit that the account ever had: how far below 0 its balance may be found.
            "ALTER TABLE account ADD COLUMN lowest_balance_micros INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE account ADD COLUMN daily_limit_micros INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE account ADD COLUMN barred_prefixes TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE account ADD COLUMN spent_day INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE account ADD COLUMN spent_micros INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE account ADD COLUMN spent_before_micros INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE movement ADD COLUMN lowest_balance_micros INTEGER NOT NULL DEFAULT 0",
            // The day that a charge counts for, as day of the epoch.
            "ALTER TABLE movement ADD COLUMN day INTEGER",
            """
            CREATE TABLE cap_use (
              account TEXT NOT NULL,
              cap TEXT NOT NULL,
              band INTEGER NOT NULL,
              day INTEGER NOT NULL,
              micros INTEGER NOT NULL,
              before_micros INTEGER NOT NULL,
              PRIMARY KEY (account, cap, band)) WITHOUT ROWID""",
            """
            CREATE TABLE bundle (
              id TEXT PRIMARY KEY,
              account TEXT NOT NULL,
              name TEXT NOT NULL,
              prefixes TEXT NOT NULL,
              granted_millis INTEGER NOT NULL,
              left_millis INTEGER NOT NULL,
              expires_at INTEGER NOT NULL,
              granted_at INTEGER NOT NULL) WITHOUT ROWID""",
            "CREATE INDEX bundle_account ON bundle (account)",
            """
            CREATE TABLE voucher_batch (
              id TEXT PRIMARY KEY,
              vouchers INTEGER NOT NULL,
              amount_micros INTEGER NOT NULL,
              extends_millis INTEGER NOT NULL,
              redeem_until INTEGER NOT NULL,
              created_at INTEGER NOT NULL,
              redeemed INTEGER NOT NULL,
              withdrawn_at INTEGER NOT NULL) WITHOUT ROWID""",
            // Of the code only its hash is kept, under a key that is not in here.
            """
            CREATE TABLE voucher (
              hash BLOB PRIMARY KEY,
              batch TEXT NOT NULL,
              redeemed_at INTEGER NOT NULL,
              account TEXT,
              subscriber TEXT) WITHOUT ROWID""");

    /** What the radio cells decided, and the price ratios of running calls. */
    private static final List<String> VERSION_3 = List.of(
            "ALTER TABLE cdr ADD COLUMN decisions TEXT",
            "ALTER TABLE live_call ADD COLUMN ratios TEXT NOT NULL DEFAULT '1000'",
            "ALTER TABLE live_call ADD COLUMN decisions TEXT");

    /** How far the ledger's tail is committed. */
    private static final List<String> VERSION_4 =
            List.of("ALTER TABLE state ADD COLUMN tail INTEGER NOT NULL DEFAULT 0");

    /** The hash before the first row of a chain. */
    private static final String ORIGIN = "x'" + "00".repeat(RowHash.BYTES) + "'";

    /** Rows of money and records are chained by their hashes; who brings a ledger here chains what it holds. */
    private static final List<String> VERSION_5 = List.of(
            "ALTER TABLE movement ADD COLUMN hash BLOB",
            "ALTER TABLE cdr ADD COLUMN hash BLOB",
            "ALTER TABLE state ADD COLUMN movement_seq INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE state ADD COLUMN movement_hash BLOB NOT NULL DEFAULT " + ORIGIN,
            "ALTER TABLE state ADD COLUMN cdr_seq INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE state ADD COLUMN cdr_hash BLOB NOT NULL DEFAULT " + ORIGIN,
            // What an administrator did to the ledger by hand: that is never silent.
            """
            CREATE TABLE note (
              seq INTEGER PRIMARY KEY,
              at INTEGER NOT NULL,
              text TEXT NOT NULL)""");

    /**
     * How long each process lived that ran the calls. Of the one before nothing is known but its end: it is taken for one
     * that lived long.
     */
    private static final List<String> VERSION_6 = List.of(
            "ALTER TABLE state ADD COLUMN started_at INTEGER NOT NULL DEFAULT 0",
            """
            CREATE TABLE life (
              seq INTEGER PRIMARY KEY,
              started_at INTEGER NOT NULL,
              alive_at INTEGER NOT NULL)""",
            "INSERT INTO life (started_at, alive_at) SELECT 0, alive_at FROM state WHERE alive_at > 0");

    /** Has every column that call detail records are found and ordered by: see {@link CdrSearch}. */
    static final String SEARCH_INDEX = "cdr_search";

    /**
     * Records are found and ordered by anything, subscribers by their names. The writer pays for it at each call, so: one
     * index that grows at its end, in place of one that did so too, and one by account, which is where subscribers look for
     * their own calls. And: who works with the gateway, and what they changed.
     */
    private static final List<String> VERSION_7 = List.of(
            "DROP INDEX cdr_started",
            "CREATE INDEX " + SEARCH_INDEX
                    + " ON cdr (started_at, charge_micros, talk_millis, answered_at, kind, cause,"
                    + " caller_cell, callee_cell, caller, called, account)",
            "CREATE INDEX cdr_account ON cdr (account) WHERE account IS NOT NULL",
            "CREATE INDEX subscriber_name ON subscriber (display_name) WHERE display_name IS NOT NULL",
            """
            CREATE TABLE staff (
              name TEXT PRIMARY KEY,
              role TEXT NOT NULL,
              password_hash TEXT NOT NULL,
              password_expired INTEGER NOT NULL,
              barred INTEGER NOT NULL,
              created_at INTEGER NOT NULL) WITHOUT ROWID""",
            // Of the secret only its hash is kept.
            """
            CREATE TABLE access_token (
              id TEXT PRIMARY KEY,
              owner TEXT NOT NULL,
              label TEXT NOT NULL,
              scope TEXT NOT NULL,
              secret_sha256 TEXT NOT NULL,
              created_at INTEGER NOT NULL,
              expires_at INTEGER NOT NULL) WITHOUT ROWID""",
            """
            CREATE TABLE audit (
              seq INTEGER PRIMARY KEY,
              at INTEGER NOT NULL,
              who TEXT NOT NULL,
              source TEXT NOT NULL,
              operation TEXT NOT NULL,
              target TEXT NOT NULL,
              detail TEXT,
              refusal TEXT)""",
            "CREATE INDEX audit_who ON audit (who)");

    /** What each version changed; the first one made everything. */
    private static final List<List<String>> VERSIONS =
            List.of(VERSION_1, VERSION_2, VERSION_3, VERSION_4, VERSION_5, VERSION_6, VERSION_7);

    /** The first format whose rows are chained. */
    static final int CHAINED = 5;

    /** The format that this program writes. Raised by every change that an older program could not read. */
    static final int LATEST = VERSIONS.size();

    private SchemaVersions() {}

    /** The statements that bring a ledger from one version (0: empty) to the latest. */
    static List<String> after(int version) {
        return VERSIONS.subList(version, LATEST).stream().flatMap(List::stream).toList();
    }
}
