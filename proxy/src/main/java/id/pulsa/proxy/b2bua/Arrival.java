package id.pulsa.proxy.b2bua;

import id.pulsa.charging.ledger.Subscriber;
import org.jspecify.annotations.Nullable;

/**
 * A request outside a dialog that has passed the gate: who sends it, and whom it is for.
 *
 * @param payer number of the authenticated subscriber; null when it comes from the PBX
 * @param subscriber what is known of the payer; null for the PBX, and when the payer was removed a moment ago
 * @param sender the payer's number, or what the PBX calls the sender; for records
 * @param called the number in the Request-URI
 */
record Arrival(@Nullable String payer, @Nullable Subscriber subscriber, String sender, String called) {}
