package id.pulsa.charging.session;

import id.pulsa.charging.account.AccountBook;
import id.pulsa.charging.account.SubscriberDirectory;
import id.pulsa.charging.admission.Cells;
import id.pulsa.charging.ledger.Ledger;
import id.pulsa.charging.time.TimeSource;

/** What every session works with. */
record SessionServices(
        SubscriberDirectory subscribers, AccountBook accounts, Ledger ledger, Cells cells, TimeSource time) {}
