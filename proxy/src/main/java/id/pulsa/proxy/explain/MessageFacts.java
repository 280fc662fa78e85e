package id.pulsa.proxy.explain;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageLimits;
import id.pulsa.proxy.message.MessageParser;
import id.pulsa.proxy.message.ParseResult;
import id.pulsa.proxy.message.SipMessage;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a message is, in short. All texts are {@linkplain Harmless harmless}.
 *
 * @param title method, or status and reason phrase
 * @param body what its body is: {@code SDP}, another media type, or empty for none
 * @param cseq empty when the message cannot be read
 * @param agent User-Agent or Server; empty for none
 * @param reason its Reason header; empty for none
 */
public record MessageFacts(
        String title, String body, String cseq, String from, String to, String callId, String agent, String reason) {
    private static final int MOST = 200;
    private static final MessageParser PARSER = new MessageParser(MessageLimits.DEFAULT);

    /** Reads a message; of one that cannot be read, the first line. */
    static MessageFacts of(byte[] message) {
        if (PARSER.parse(message, message.length) instanceof ParseResult.Parsed parsed) {
            SipMessage read = parsed.message();
            String agent = text(read, HeaderName.USER_AGENT);
            return new MessageFacts(
                    title(read),
                    body(read),
                    Harmless.line(read.cseq().toString(), MOST),
                    text(read, HeaderName.FROM),
                    text(read, HeaderName.TO),
                    Harmless.line(read.callId(), MOST),
                    agent.isEmpty() ? text(read, HeaderName.SERVER) : agent,
                    text(read, HeaderName.REASON));
        }
        String firstLine = new String(message, 0, Math.min(message.length, MOST), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("");
        return new MessageFacts(Harmless.line(firstLine, MOST), "", "", "", "", "", "", "");
    }

    private static String title(SipMessage message) {
        if (message instanceof SipRequest request) {
            return Harmless.line(request.method().name(), MOST);
        }
        return message instanceof SipResponse response
                ? Harmless.line((response.status() + " " + response.reasonPhrase()).strip(), MOST)
                : "";
    }

    private static String body(SipMessage message) {
        if (!message.hasBody()) {
            return "";
        }
        String type = message.header(HeaderName.CONTENT_TYPE);
        if (type == null) {
            return "body";
        }
        return type.toLowerCase(Locale.ROOT).startsWith("application/sdp") ? "SDP" : Harmless.line(type, MOST);
    }

    private static String text(SipMessage message, HeaderName name) {
        String value = message.header(name);
        return value == null ? "" : Harmless.line(value, MOST);
    }
}
