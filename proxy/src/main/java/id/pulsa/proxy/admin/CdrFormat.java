package id.pulsa.proxy.admin;

/** What call detail records are exported as. */
public enum CdrFormat {
    /** RFC 4180 with a header; talk and billed time in seconds. */
    CSV("text/csv; charset=utf-8"),
    /** One JSON object a line, the same as in listings. */
    JSONL("application/jsonl");

    private final String contentType;

    CdrFormat(String contentType) {
        this.contentType = contentType;
    }

    /** The media type. */
    public String contentType() {
        return contentType;
    }
}
