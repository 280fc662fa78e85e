/** What a call costs: pure arithmetic over one immutable tariff snapshot; no clock, no account, no state. */
@NullMarked
package id.pulsa.charging.rating;

import org.jspecify.annotations.NullMarked;
