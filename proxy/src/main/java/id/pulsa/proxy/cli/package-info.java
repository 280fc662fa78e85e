/**
 * The command line: starts the gateway, checks its configuration, and administers subscribers, calls and records, over
 * the control API while a gateway runs and on the data directory otherwise.
 */
@NullMarked
package id.pulsa.proxy.cli;

import org.jspecify.annotations.NullMarked;
