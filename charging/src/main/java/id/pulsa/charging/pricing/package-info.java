/**
 * What calls cost in a cell in relation to the normal price, by how full the cell is. The price ratio x = Ph/P0 has three
 * decimals and is counted in thousandths, so that prices stay exact; what it is chosen by are estimates.
 *
 * <p>Of the people who would call at the normal price a part Q(x) calls at x times the price:
 *
 * <pre>
 *   (1)  Q(x) = exp(−(x − 1)²)  for x ≥ 1,  else 1       demand
 *   (2)  x = 1 + √(−ln Q)                                 its inverse
 *   (3)  R(x) = x·Q(x)                                    revenue of a natural call, in normal prices
 *   (4)  x* = (1 + √3)/2 ≈ 1.366                          where (3) is highest
 *   (5)  N = A / Q(x)                                     natural load, of a load A measured at x
 *   (6)  R(x) = x·A·Q(x)·(1 − B(n, A·Q(x) + F))           revenue of a cell with n channels and a load F at any price,
 *                                                         B by Erlang
 * </pre>
 */
@NullMarked
package id.pulsa.charging.pricing;

import org.jspecify.annotations.NullMarked;
