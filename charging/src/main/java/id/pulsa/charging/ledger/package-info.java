/**
 * The truth: every movement of money, subscriber, registration and call as an event, and the durable store of them. One
 * thread writes; whatever waits shares a transaction. It decides nothing about calls: it keeps what others decided.
 */
@NullMarked
package id.pulsa.charging.ledger;

import org.jspecify.annotations.NullMarked;
