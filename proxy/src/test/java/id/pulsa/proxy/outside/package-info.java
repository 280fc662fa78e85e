/**
 * Stories told from outside: the real gateway as a process of its own, SIPp and baresip as phones and PBX, and the
 * command line to read the ledger. Nothing here knows a class of the gateway.
 */
@NullMarked
package id.pulsa.proxy.outside;

import org.jspecify.annotations.NullMarked;
