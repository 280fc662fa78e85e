package id.pulsa.charging.simulation;

import id.pulsa.charging.account.Account;
import id.pulsa.charging.account.AccountBook;
import id.pulsa.charging.ledger.AccountRow;
import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.Spending;
import java.util.ArrayList;
import java.util.List;

/** The accounts of the people in each cell, well filled. Used by one thread. */
final class Subscribers implements AutoCloseable {
    /** Enough that daily caps and the like meet many people, few enough to be quick. */
    private static final int PER_CELL = 50;

    /** More than a year of talking; the differences of all can be summed up. */
    private static final long BALANCE_MICROS = 1L << 50;

    private final String[] ids;
    private final AccountBook accounts;

    Subscribers(int cells) {
        this.ids = new String[cells * PER_CELL];
        List<AccountRow> rows = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "s" + i;
            rows.add(new AccountRow(ids[i], BALANCE_MICROS, AccountTerms.PLAIN, Spending.NOTHING));
        }
        this.accounts = AccountBook.inMemory(rows);
    }

    AccountBook accounts() {
        return accounts;
    }

    /** One of the accounts of a cell, by a number drawn at random. */
    String account(int cell, long drawn) {
        return ids[cell * PER_CELL + (int) ((drawn >>> 16) % PER_CELL)];
    }

    /**
     * Whether the accounts lack what was charged to the last unit, and nothing is held any more.
     *
     * @param chargedMicros by cell
     */
    boolean balance(long[] chargedMicros) {
        for (int cell = 0; cell < chargedMicros.length; cell++) {
            long gone = 0;
            for (int i = 0; i < PER_CELL; i++) {
                Account account = accounts.find(ids[cell * PER_CELL + i]);
                if (account == null || account.reservedMicros() != 0 || account.runningCalls() != 0) {
                    return false;
                }
                gone = Math.addExact(gone, BALANCE_MICROS - account.availableMicros());
            }
            if (gone != chargedMicros[cell]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        accounts.close();
    }
}
