/** What single steps cost, measured by JMH; see {@code scripts/bench}. */
@NullMarked
package id.pulsa.bench;

import org.jspecify.annotations.NullMarked;
