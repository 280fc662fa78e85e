/**
 * The back-to-back user agent: joins a caller leg and callee legs into a call, asks the charging side what it may do,
 * and ends it through one gate. Everything of one call happens on one shard's thread.
 *
 * <p>What becomes of calls when the process dies is settled by an order that every call keeps: the ledger knows of a phone
 * before the phone is invited, of the answer before the caller hears it, and of the end after the phones were told; and it
 * keeps the dialogs of a call that is over until all phones have answered. So the next process finds at least all phones
 * that may know of a call ({@link RestartedCalls}), and telling one twice does no harm.
 */
@NullMarked
package id.pulsa.proxy.b2bua;

import org.jspecify.annotations.NullMarked;
