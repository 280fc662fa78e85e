package id.pulsa.proxy.auth;

import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipUri;
import java.util.Locale;
import java.util.Set;

/**
 * Whether credentials are meant for the request that carries them (RFC 7616 §3.4.6). Taken are: the Request-URI as it
 * is written, or a URI with the same user, or none, at the same host, where all of the gateway's own hosts are one.
 * Scheme, port and parameters may differ: they change on the way to us, and clients that only know their outbound
 * address write no more than that.
 */
final class DigestUri {
    private final Set<String> ownHosts;

    /** @param ownHosts in lower case */
    DigestUri(Set<String> ownHosts) {
        this.ownHosts = ownHosts;
    }

    boolean matches(String digestUri, SipRequest request) {
        if (digestUri.equals(request.requestUri())) {
            return true;
        }
        SipUri claimed = SipUri.parse(digestUri);
        SipUri asked = request.uri();
        return claimed != null
                && asked != null
                && (claimed.user().isEmpty() || claimed.user().equals(asked.user()))
                && (claimed.host().equalsIgnoreCase(asked.host()) || (isOwn(claimed.host()) && isOwn(asked.host())));
    }

    private boolean isOwn(String host) {
        return ownHosts.contains(host.toLowerCase(Locale.ROOT));
    }
}
