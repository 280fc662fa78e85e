/** The façade that the proxy talks to: authorise a call, start its clock, extend it, settle it once; go on with it after a restart. */
@NullMarked
package id.pulsa.charging.session;

import org.jspecify.annotations.NullMarked;
