package id.pulsa.charging.ledger;

/** What somebody who works with the gateway may do, each more than the one after it. */
public enum StaffRole {
    /** Everything: money, tariffs, staff. */
    ADMINISTRATOR,
    /** Runs the place without touching money: calls, cells, subscribers' data. */
    OPERATOR,
    /** Sees everything, changes nothing. */
    VIEWER
}
