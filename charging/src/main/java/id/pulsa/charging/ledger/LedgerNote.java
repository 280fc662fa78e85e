package id.pulsa.charging.ledger;

/** What an administrator did to the ledger by hand, and when; kept in it for ever. */
public record LedgerNote(long atWallMillis, String text) {}
