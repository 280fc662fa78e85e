package id.pulsa.proxy.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the PBX is.
 *
 * @param host a host name (not yet resolved) or an IP address, IPv6 without brackets
 * @param port 1 to 65535
 * @param transport {@code udp} or {@code tcp}
 */
public record PbxAddress(String host, int port, String transport) {
    private static final int DEFAULT_PORT = 5060;
    private static final Pattern URI = Pattern.compile(
            "sip:(\\[[^\\]]+\\]|[^\\[\\]:;]+)(?::(\\d{1,5}))?(?:;transport=(udp|tcp))?", Pattern.CASE_INSENSITIVE);

    /**
     * Reads {@code sip:127.0.0.1:5070} or {@code sip:pbx.example.org;transport=tcp}.
     *
     * @throws IllegalArgumentException in words for the administrator
     */
    public static PbxAddress parse(String text) {
        Matcher matcher = URI.matcher(text);
        String port = matcher.matches() ? matcher.group(2) : "0";
        if (port != null && (!Addresses.isPort(port) || Integer.parseInt(port) == 0)) {
            throw new IllegalArgumentException("expected a SIP address such as \"sip:127.0.0.1:5070\" or"
                    + " \"sip:pbx.example.org;transport=tcp\", found \"" + text + "\"");
        }
        String transport = matcher.group(3) == null ? "udp" : matcher.group(3).toLowerCase(Locale.ROOT);
        return new PbxAddress(
                Addresses.host(matcher.group(1)), port == null ? DEFAULT_PORT : Integer.parseInt(port), transport);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        String written = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return "sip:" + written + ":" + port + (transport.equals("udp") ? "" : ";transport=" + transport);
    }
}
