package id.pulsa.charging.session;

import id.pulsa.charging.account.AccountBook;
import id.pulsa.charging.account.SubscriberDirectory;
import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.ledger.Ledger;
import id.pulsa.charging.time.TimeSource;
import java.util.concurrent.TimeUnit;

/** What every session works with. */
record SessionServices(
        SubscriberDirectory subscribers, AccountBook accounts, Ledger ledger, Cells cells, TimeSource time) {
    /** A clock in ms that never goes back. */
    long millis() {
        return TimeUnit.NANOSECONDS.toMillis(time.nanos());
    }
}
