/**
 * The back-to-back user agent: joins a caller leg and callee legs into a call, asks the charging side what it may do,
 * and ends it through one gate. Everything of one call happens on one shard's thread.
 */
@NullMarked
package id.pulsa.proxy.b2bua;

import org.jspecify.annotations.NullMarked;
