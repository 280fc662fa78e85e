package id.pulsa.proxy.registrar;

import id.pulsa.proxy.transport.Flow;
import org.jspecify.annotations.Nullable;

/**
 * One place where a subscriber can be reached now.
 *
 * @param contactUri as registered: the Request-URI of what is sent there
 * @param flow where the registration came from, and so the way through the subscriber's NAT; what is sent goes there
 *     whatever the Contact says
 * @param qThousandths preference, 0 to 1000
 * @param path Route values to be put before the request (RFC 3327 §5.4), joined by commas
 */
public record Location(
        String contactUri,
        Flow flow,
        int qThousandths,
        @Nullable String userAgent,
        @Nullable String path) {}
