package id.pulsa.proxy.b2bua;

import id.pulsa.proxy.transport.Flow;
import java.util.List;

/**
 * Where one callee leg is sent.
 *
 * @param requestUri the phone's Contact, or the number at the PBX
 * @param routes Route values, from the Path that the phone registered with (RFC 3327)
 * @param flow the way there
 */
public record Target(String requestUri, List<String> routes, Flow flow) {}
