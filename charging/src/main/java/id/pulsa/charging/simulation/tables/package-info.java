/**
 * The published tables of the study behind the dynamic price, recomputed: 4.1 (traffic and utilisation of the 57 sectors of
 * a cluster in Surabaya), 4.2 (their revenue at the normal and at the dynamic price), 5.1 (revenue of the zone's 29
 * clusters) and the table of Erlang's formula that they rest on. With a sector's busy-hour traffic A (erlang):
 *
 * <pre>
 *   (1)  C = A with B(n, A) = 0.01                     capacity, by Erlang's formula
 *   (2)  u = A / C                                     utilisation
 *   (3)  x = 1.4 where u ≥ 1, else 1                   price ratio, the step rule
 *   (4)  R = A · 3600 s · Rp 15/s                      normal revenue of the hour
 *   (5)  D = x · R                                     dynamic revenue as published: nobody calls less
 *   (6)  D = x · 3600 s · Rp 15/s · Y(n, A·Q(x))       the same when demand falls and full cells lose calls
 * </pre>
 *
 * <p>The traffic is printed with two decimals only. Divided by Rp 54,000 every normal revenue is, within the precision of
 * a 32-bit float, a whole number of hundredths of an erlang over seven: the mean of a week. That number is what is counted
 * with here.
 *
 * <p>What the tables hold that does not follow from the rules is found by rules too, {@link DifferenceKind}; no sector and
 * no cluster is known by name.
 */
@NullMarked
package id.pulsa.charging.simulation.tables;

import org.jspecify.annotations.NullMarked;
