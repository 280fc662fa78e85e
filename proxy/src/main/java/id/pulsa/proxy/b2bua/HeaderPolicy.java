package id.pulsa.proxy.b2bua;

import id.pulsa.proxy.aoc.AdvisedBody;
import id.pulsa.proxy.aoc.AocMediaType;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.SipMessage;
import id.pulsa.proxy.message.SipRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which headers cross from one leg to the other. What names a hop, a dialog or a credential belongs to its leg and stays
 * there; the rest is copied as bytes. So does what tells where a phone is: it is for this gateway, and neither the other
 * phone nor the PBX is trusted with it (RFC 7315 section 5.4). Option tags are cut down
 * to those that work across two dialogs.
 */
final class HeaderPolicy {
    /** Extensions that may be required of us: they are end to end, and we pass what they need. */
    static final Set<String> EXTENSIONS = Set.of("timer");

    /** Methods that we understand, for Allow. */
    static final String ALLOW = "INVITE, ACK, CANCEL, BYE, OPTIONS, REGISTER, UPDATE, INFO, MESSAGE";

    private static final int DEFAULT_MAX_FORWARDS = 70;

    private static final Set<HeaderName> OF_THE_LEG = Set.of(
            HeaderName.VIA,
            HeaderName.FROM,
            HeaderName.TO,
            HeaderName.CALL_ID,
            HeaderName.CSEQ,
            HeaderName.CONTACT,
            HeaderName.MAX_FORWARDS,
            HeaderName.ROUTE,
            HeaderName.RECORD_ROUTE,
            HeaderName.PATH,
            HeaderName.AUTHORIZATION,
            HeaderName.PROXY_AUTHORIZATION,
            HeaderName.WWW_AUTHENTICATE,
            HeaderName.PROXY_AUTHENTICATE,
            HeaderName.AUTHENTICATION_INFO,
            HeaderName.REQUIRE,
            HeaderName.PROXY_REQUIRE,
            HeaderName.UNSUPPORTED,
            HeaderName.SUPPORTED,
            HeaderName.ALLOW,
            HeaderName.TIMESTAMP,
            HeaderName.RSEQ,
            HeaderName.RACK,
            HeaderName.REPLACES,
            HeaderName.P_ASSERTED_IDENTITY,
            HeaderName.P_PREFERRED_IDENTITY,
            HeaderName.P_ACCESS_NETWORK_INFO,
            HeaderName.CELLULAR_NETWORK_INFO);

    /** {@link #OF_THE_LEG} and what says what a body is. */
    private static final Set<HeaderName> OF_THE_LEG_AND_BODY = with(AdvisedBody.OF_THE_BODY);

    /** {@link #OF_THE_LEG} and what bodies are taken in the answer. */
    private static final Set<HeaderName> OF_THE_LEG_AND_ACCEPT = with(Set.of(HeaderName.ACCEPT));

    private HeaderPolicy() {}

    private static Set<HeaderName> with(Set<HeaderName> more) {
        return Stream.concat(OF_THE_LEG.stream(), more.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Copies what may cross from {@code from}, then Allow, Supported and Require as they hold for both legs. */
    static MessageBuilder cross(SipMessage from, MessageBuilder into) {
        return cross(from, into, OF_THE_LEG);
    }

    /** Like {@link #cross} where the body does not cross, or as part of another. */
    static MessageBuilder crossWithoutBody(SipMessage from, MessageBuilder into) {
        return cross(from, into, OF_THE_LEG_AND_BODY);
    }

    /** Like {@link #cross} for a request whose sender is told what the call costs by us and nobody else. */
    static MessageBuilder crossWithoutAdvice(SipMessage from, MessageBuilder into) {
        if (!AocMediaType.isNamedIn(from)) {
            return cross(from, into);
        }
        AocMediaType.addOthers(from, cross(from, into, OF_THE_LEG_AND_ACCEPT));
        return into;
    }

    private static MessageBuilder cross(SipMessage from, MessageBuilder into, Set<HeaderName> excluded) {
        into.copyAllBut(from, excluded);
        into.add(HeaderName.ALLOW, ALLOW);
        addExtensions(from, HeaderName.SUPPORTED, into);
        addExtensions(from, HeaderName.REQUIRE, into);
        return into;
    }

    /** Max-Forwards of what a request is passed on as (RFC 3261 §16.6 step 3). */
    static long nextMaxForwards(SipRequest request) {
        long hops = request.number(HeaderName.MAX_FORWARDS);
        return hops < 0 ? DEFAULT_MAX_FORWARDS : hops - 1;
    }

    /** Option tags in Require and Proxy-Require that we cannot honour (RFC 3261 §8.2.2.3). */
    static List<String> unsupported(SipMessage request) {
        List<String> unsupported = new ArrayList<>(0);
        for (HeaderName name : List.of(HeaderName.REQUIRE, HeaderName.PROXY_REQUIRE)) {
            if (request.has(name)) {
                for (String tag : request.values(name)) {
                    if (!EXTENSIONS.contains(tag)) {
                        unsupported.add(tag);
                    }
                }
            }
        }
        return unsupported;
    }

    private static void addExtensions(SipMessage from, HeaderName name, MessageBuilder into) {
        if (from.has(name)) {
            for (String tag : from.values(name)) {
                if (EXTENSIONS.contains(tag)) {
                    into.add(name, tag);
                }
            }
        }
    }
}
