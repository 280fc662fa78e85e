package id.pulsa.proxy.b2bua;

import id.pulsa.proxy.message.SipUri;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who this gateway is.
 *
 * @param realm of its subscribers; the host part of the addresses it writes
 * @param hosts names and numeric addresses that mean this gateway in a request's URI, in lower case
 */
public record Identity(String realm, Set<String> hosts) {
    public Identity {
        hosts = Set.copyOf(hosts);
    }

    /** Whether a request to that URI is for us to handle: its host is one of ours, or it is a telephone number. */
    boolean owns(@Nullable SipUri uri) {
        if (uri == null) {
            return false;
        }
        String host = uri.host();
        return hosts.contains(host)
                || uri.scheme().equals("tel")
                || host.equalsIgnoreCase(realm)
                || hosts.contains(host.toLowerCase(Locale.ROOT));
    }
}
