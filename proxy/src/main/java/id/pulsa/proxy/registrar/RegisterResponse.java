package id.pulsa.proxy.registrar;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.message.StatusCode;
import java.util.List;

/**
 * What a REGISTER is answered with.
 *
 * @param status 200, or why not: 400, 403, 404, 423, 500, 503
 * @param reasonPhrase readable by a student in a trace
 * @param rows headers beside those that every response has
 */
public record RegisterResponse(int status, String reasonPhrase, List<Row> rows) {
    /** One header row. */
    public record Row(HeaderName name, String value) {}

    static RegisterResponse ok(List<Row> rows) {
        return new RegisterResponse(200, StatusCode.phrase(200), List.copyOf(rows));
    }

    static RegisterResponse refused(int status, String reasonPhrase) {
        return new RegisterResponse(status, reasonPhrase, List.of());
    }

    static RegisterResponse tooBrief(int minExpiresSeconds) {
        return new RegisterResponse(
                423,
                StatusCode.phrase(423),
                List.of(new Row(HeaderName.MIN_EXPIRES, Integer.toString(minExpiresSeconds))));
    }

    static RegisterResponse unavailable() {
        return new RegisterResponse(
                503, StatusCode.phrase(503), List.of(new Row(HeaderName.RETRY_AFTER, Integer.toString(1))));
    }

    /**
     * The message.
     *
     * @param toTag for To
     */
    public SipResponse to(SipRequest request, String toTag) {
        MessageBuilder response = MessageBuilder.responseTo(request, status, reasonPhrase, toTag);
        for (Row row : rows) {
            response.add(row.name(), row.value());
        }
        return response.buildResponse();
    }
}
