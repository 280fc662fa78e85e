package id.pulsa.proxy.message;

/**
 * What is wrong with a message.
 *
 * @param status what a request is to be answered with
 * @param detail for the reason phrase
 */
record Fault(int status, String detail) {
    static final Fault VERSION = new Fault(505, "Version Not Supported");
    static final Fault TOO_LARGE = new Fault(513, "Message Too Large");
    static final Fault HEADERS_DO_NOT_END = new Fault(400, "Headers Do Not End");
    static final Fault TOO_MANY_HEADERS = new Fault(400, "Too Many Headers");
    static final Fault HEADER_TOO_LONG = new Fault(513, "Header Too Long");
    static final Fault HEADER_WITHOUT_NAME = new Fault(400, "Header Without Name");
    static final Fault CONTROL_CHARACTER = new Fault(400, "Control Character In Header");
    static final Fault CONTENT_LENGTH = new Fault(400, "Bad Content-Length");
    static final Fault MAX_FORWARDS = new Fault(400, "Bad Max-Forwards");
    static final Fault CSEQ_NUMBER = new Fault(400, "Bad CSeq");
    static final Fault CSEQ_METHOD = new Fault(400, "CSeq Method Mismatch");
}
