/** The charging domain: what a call costs, who pays, what is left. It knows no SIP, no sockets and no HTTP. */
@NullMarked
package id.pulsa.charging;

import org.jspecify.annotations.NullMarked;
