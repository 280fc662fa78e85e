/** The page docs/call-endings.md as a test reads it: its states, its rows, what it leaves out and why. */
@NullMarked
package id.pulsa.proxy.endings;

import org.jspecify.annotations.NullMarked;
