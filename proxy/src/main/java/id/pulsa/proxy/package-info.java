/** The composition root: wires SIP, charging, the control API and the command line into one process. */
@NullMarked
package id.pulsa.proxy;

import org.jspecify.annotations.NullMarked;
