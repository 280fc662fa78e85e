/**
 * Where subscribers can be reached: registration bindings as opaque data, durable in the ledger, looked up off the heap.
 */
@NullMarked
package id.pulsa.charging.location;

import org.jspecify.annotations.NullMarked;
