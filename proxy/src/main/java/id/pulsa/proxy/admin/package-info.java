/**
 * The control API: what an administrator reads and changes, over HTTP with a token or directly on a data directory that
 * no gateway has open. Its threads are its own; it never runs on a shard.
 */
@NullMarked
package id.pulsa.proxy.admin;

import org.jspecify.annotations.NullMarked;
