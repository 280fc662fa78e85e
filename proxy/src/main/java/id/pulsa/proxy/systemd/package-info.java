/**
 * Tells the service manager how the gateway does: the notifications of sd_notify(3), and its watchdog. Without a service
 * manager that wants to hear of it nothing is sent.
 */
@NullMarked
package id.pulsa.proxy.systemd;

import org.jspecify.annotations.NullMarked;
