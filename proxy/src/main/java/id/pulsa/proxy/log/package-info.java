/** The log: as text or JSON, with the call that a line is about, and its newest lines in memory. */
@NullMarked
package id.pulsa.proxy.log;

import org.jspecify.annotations.NullMarked;
