package id.pulsa.proxy.admin;

import id.pulsa.proxy.admin.AdminException.Kind;

/** What an explained call can be written as. */
public enum TraceFormat {
    /** A document with everything in it. */
    JSON("application/json"),
    /** A ladder for a terminal. */
    TEXT("text/plain; charset=utf-8"),
    /** A ladder and a time line as a picture. */
    SVG("image/svg+xml"),
    /** Packets for Wireshark. */
    PCAP("application/vnd.tcpdump.pcap");

    private final String contentType;

    TraceFormat(String contentType) {
        this.contentType = contentType;
    }

    /** The media type. */
    public String contentType() {
        return contentType;
    }

    /**
     * The format of that name.
     *
     * @throws AdminException of kind INVALID when there is none
     */
    public static TraceFormat of(String name) {
        for (TraceFormat format : values()) {
            if (format.name().equalsIgnoreCase(name)) {
                return format;
            }
        }
        throw new AdminException(Kind.INVALID, "\"format\" must be json, text, svg or pcap");
    }
}
