/**
 * Who may administer the gateway: staff with roles, passwords (Argon2id, RFC 9106), tokens (RFC 6750) and sessions;
 * subscribers see their own account. Knows nothing of HTTP. What it decides is kept in the ledger, sessions are not.
 */
@NullMarked
package id.pulsa.proxy.access;

import org.jspecify.annotations.NullMarked;
