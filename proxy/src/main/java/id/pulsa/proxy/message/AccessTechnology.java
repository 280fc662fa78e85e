package id.pulsa.proxy.message;

import java.util.regex.Pattern;

/** How a phone is connected, by the access-type or access-class in P-Access-Network-Info (RFC 7315 section 5.4). */
public enum AccessTechnology {
    /** GSM with GPRS or EDGE. */
    GSM("cgi-3gpp", "3gpp-geran(-.+)?"),
    /** UMTS, with HSPA. */
    UMTS("utran-cell-id-3gpp", "3gpp-(utran|hspa)(-.+)?"),
    /** LTE, FDD and TDD. */
    LTE("utran-cell-id-3gpp", "3gpp-e-utran(-.+)?"),
    /** 5G New Radio. */
    NR("utran-cell-id-3gpp", "3gpp-nr(-.+)?"),
    /** Wi-Fi, whether the network trusts it or not. */
    WIFI("i-wlan-node-id", "ieee-802\\.11([a-z-].*)?|(3gpp|i)-wlan(-.+)?"),
    /** Anything else: DSL, Ethernet, cable, CDMA 2000 and what is yet to come. */
    OTHER("", ".*");

    private final String identity;
    private final Pattern types;

    AccessTechnology(String identity, String types) {
        this.identity = identity;
        this.types = Pattern.compile(types, Pattern.CASE_INSENSITIVE);
    }

    /** The parameter that names a cell of this kind (3GPP TS 24.229 section 7.2A.4.3); empty when there is none. */
    String identity() {
        return identity;
    }

    /** That of an access-type or access-class: {@code 3GPP-E-UTRAN-FDD}, {@code IEEE-802.11ac}. */
    static AccessTechnology of(String type) {
        for (AccessTechnology technology : values()) {
            if (technology.types.matcher(type).matches()) {
                return technology;
            }
        }
        return OTHER;
    }
}
