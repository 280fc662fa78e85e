/** What calls cost: plans with prices by destination, read from tariffs.yaml into one immutable snapshot. */
@NullMarked
package id.pulsa.charging.tariff;

import org.jspecify.annotations.NullMarked;
