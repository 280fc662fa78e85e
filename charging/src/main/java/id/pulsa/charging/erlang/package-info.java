/**
 * Teletraffic theory of a loss system: calls arrive at random, find one of {@code n} channels or are lost, and hold it for
 * a time of any distribution. Pure functions of {@code double}s; no money is counted here.
 *
 * <p>With offered traffic {@code A} (erlang) and {@code n} channels, as A. K. Erlang published it in 1917:
 *
 * <pre>
 *   (1)  A = λ·h                                   arrivals per second × mean holding time in seconds
 *   (2)  B(n, A) = (Aⁿ/n!) / Σ Aᵏ/k!, k = 0 … n    blocking: the part of the calls that is lost
 *   (3)  B(0, A) = 1,  B(k, A) = A·B(k−1, A) / (k + A·B(k−1, A))
 *   (4)  Y = A·(1 − B(n, A))                       carried traffic: channels that are busy on average
 *   (5)  L = A·B(n, A)                             lost traffic
 *   (6)  C(n, g) = A with B(n, A) = g              capacity for a grade of service g
 *   (7)  N(A, g) = least n with B(n, A) ≤ g        channels for a load
 *   (8)  ∂B/∂A = B·(n/A − 1 + B)                   by differentiating (2)
 * </pre>
 *
 * <p>(3) follows from (2) and is how all of it is computed: it neither overflows nor loses digits, each step's rounding
 * error staying what it is.
 */
@NullMarked
package id.pulsa.charging.erlang;

import org.jspecify.annotations.NullMarked;
