/**
 * Two phones that call each other through a gateway on loopback, call after call, so that the JVM has compiled the way
 * of a call before the first stranger makes one.
 */
@NullMarked
package id.pulsa.proxy.rehearsal;

import org.jspecify.annotations.NullMarked;
