/**
 * Dialogs (RFC 3261 §12): their state, the requests sent inside them, where those go, and what is repeated until ACK
 * comes.
 */
@NullMarked
package id.pulsa.proxy.dialog;

import org.jspecify.annotations.NullMarked;
