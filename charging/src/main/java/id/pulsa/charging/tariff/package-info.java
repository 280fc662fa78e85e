/** What calls and messages cost: plans with prices by destination and time band, read from tariffs.yaml into one snapshot. */
@NullMarked
package id.pulsa.charging.tariff;

import org.jspecify.annotations.NullMarked;
