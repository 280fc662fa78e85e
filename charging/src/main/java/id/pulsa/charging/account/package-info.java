/**
 * Accounts and subscribers as calls see them: fast views off the heap, and the way to change them, which goes through
 * the ledger first.
 */
@NullMarked
package id.pulsa.charging.account;

import org.jspecify.annotations.NullMarked;
