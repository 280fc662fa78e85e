package id.pulsa.proxy.softphone;

import org.jspecify.annotations.Nullable;

/**
 * What a softphone must know.
 *
 * @param number the subscriber's
 * @param displayName null for none
 * @param realm the gateway's, which is the domain of its addresses too
 * @param ha1Md5 in place of the password (RFC 7616 §3.4.2): 32 hexadecimal digits
 * @param host name or address under which the phone reaches the gateway, IPv6 in brackets
 * @param port of the gateway's SIP over UDP
 */
public record SoftphoneSettings(
        String number, @Nullable String displayName, String realm, String ha1Md5, String host, int port) {
    /** The gateway as a SIP address. */
    String server() {
        return "sip:" + host + ":" + port + ";transport=udp";
    }

    /** The subscriber's address. */
    String identity() {
        return "sip:" + number + "@" + realm;
    }
}
