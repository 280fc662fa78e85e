/**
 * The SIP messages and charging steps of the last calls, in bounded memory: what a call was can be looked at afterwards.
 * Written on the shards' threads, where each message costs a copy and no garbage.
 */
@NullMarked
package id.pulsa.proxy.trace;

import org.jspecify.annotations.NullMarked;
