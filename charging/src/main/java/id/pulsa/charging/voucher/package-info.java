/** Codes of vouchers: made at random, kept as hashes under a secret key, and how often a wrong one may be tried. */
@NullMarked
package id.pulsa.charging.voucher;

import org.jspecify.annotations.NullMarked;
