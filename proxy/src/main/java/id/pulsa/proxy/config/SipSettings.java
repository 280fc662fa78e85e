package id.pulsa.proxy.config;

import id.pulsa.charging.yaml.Section;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code sip}: who and where the gateway is.
 *
 * @param realm of digest authentication
 * @param listen at least one, all different
 * @param pbx gets the calls to numbers that are no subscriber's
 * @param pbxTrusted further IP addresses whose requests count as the PBX's, whatever port they come from; the PBX's own
 *     address and port always do
 * @param domains host names, in small letters, that are ours in a request's URI
 * @param advertised host that is written into Via and Contact; null: derived from each listener
 * @param shards event loops; 0: one per core
 * @param t1 round-trip estimate, RFC 3261 section 17.1.1.1
 * @param t2 longest retransmission interval, RFC 3261 section 17.1.2.2
 * @param t4 longest time that a message stays in the network, RFC 3261 section 17.1.2.2
 */
public record SipSettings(
        String realm,
        List<Listen> listen,
        PbxAddress pbx,
        List<String> pbxTrusted,
        List<String> domains,
        @Nullable String advertised,
        int shards,
        Duration t1,
        Duration t2,
        Duration t4) {
    private static final List<Listen> DEFAULT_LISTEN =
            List.of(Listen.parse("udp:0.0.0.0:5060"), Listen.parse("tcp:0.0.0.0:5060"));
    private static final int MAX_SHARDS = 256;
    private static final Duration MIN_TIMER = Duration.ofMillis(10);
    private static final Duration MAX_TIMER = Duration.ofSeconds(60);

    static SipSettings read(Section sip) {
        sip.require("realm");
        String realm = sip.value("realm", SipSettings::realm, "");
        PbxAddress pbx = sip.value("pbx", PbxAddress::parse, PbxAddress.parse("sip:127.0.0.1:5070"));
        List<Listen> listen = listen(sip);
        Duration t1 = sip.duration("t1", MIN_TIMER, MAX_TIMER, Duration.ofMillis(500));
        Duration t2 = sip.duration("t2", MIN_TIMER, MAX_TIMER, Duration.ofSeconds(4));
        if (t2.compareTo(t1) < 0) {
            sip.finding(sip.has("t2") ? "t2" : "t1", "t2 must not be shorter than t1");
        }
        SipSettings settings = new SipSettings(
                realm,
                listen,
                pbx,
                sip.values("pbx_trusted", Addresses::ip, List.of()),
                sip.values("domains", SipSettings::domain, List.of(realm.toLowerCase(Locale.ROOT))),
                sip.has("advertised") ? sip.value("advertised", Addresses::host, "") : null,
                sip.integer("shards", 0, MAX_SHARDS, 0),
                t1,
                t2,
                sip.duration("t4", MIN_TIMER, MAX_TIMER, Duration.ofSeconds(5)));
        sip.reportUnknownKeys();
        return settings;
    }

    private static List<Listen> listen(Section sip) {
        List<Listen> listen = sip.values("listen", Listen::parse, DEFAULT_LISTEN);
        Set<Listen> different = new HashSet<>();
        for (Listen one : listen) {
            if (one.address().getPort() != 0 && !different.add(one)) {
                sip.finding("listen", "\"" + one + "\" is given twice");
            }
        }
        if (sip.has("listen") && sip.scalars("listen").isEmpty()) {
            sip.finding("listen", "no listener is given");
        }
        return listen;
    }

    private static String realm(String text) {
        if (text.matches("[\\x21-\\x7e&&[^\"\\\\]]([\\x20-\\x7e&&[^\"\\\\]]{0,253}[\\x21-\\x7e&&[^\"\\\\]])?")) {
            return text;
        }
        throw new IllegalArgumentException(
                "expected printable ASCII without quotation marks such as \"lab.test\", found \"" + text + "\"");
    }

    private static String domain(String text) {
        return Addresses.host(text).toLowerCase(Locale.ROOT);
    }
}
