/**
 * Tells those who are in a cell that its price has changed: not too often in each cell, and not too many at once. Knows
 * neither SIP nor texts: who is where, and how they are told, is handed in.
 */
@NullMarked
package id.pulsa.proxy.broadcast;

import org.jspecify.annotations.NullMarked;
