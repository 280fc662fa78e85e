/** The ledger in an embedded SQLite database: one file, readable by any SQLite tool. */
@NullMarked
package id.pulsa.charging.ledger.sqlite;

import org.jspecify.annotations.NullMarked;
