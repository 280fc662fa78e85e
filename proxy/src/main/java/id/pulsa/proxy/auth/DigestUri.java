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
        SipUri asked = request.uri();
        if (asked == null) {
            return false;
        }
        SipUri claimed = SipUri.parse(digestUri);
        if (claimed == null) {
            return sameHost(bareAddress(digestUri), asked.host());
        }
        return (claimed.user().isEmpty() || claimed.user().equals(asked.user()))
                && sameHost(claimed.host(), asked.host());
    }

    private boolean sameHost(String claimed, String asked) {
        return claimed.equalsIgnoreCase(asked) || (isOwn(claimed) && isOwn(asked));
    }

    /** The address in {@code sip:2001:db8::1:5060}: SIPp 3.6 forgets IPv6's brackets. Empty when it is none. */
    private static String bareAddress(String digestUri) {
        int port = digestUri.lastIndexOf(':');
        boolean bare = digestUri.startsWith("sip:") && port > 4 && digestUri.indexOf('@') < 0;
        return bare ? digestUri.substring(4, port) : "";
    }

    private boolean isOwn(String host) {
        return ownHosts.contains(host.toLowerCase(Locale.ROOT));
    }
}
