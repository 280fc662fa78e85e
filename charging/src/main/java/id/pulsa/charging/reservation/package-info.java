/** How much talk time a call has paid for and when it must ask for more; what it costs in the end. No account, no clock. */
@NullMarked
package id.pulsa.charging.reservation;

import org.jspecify.annotations.NullMarked;
