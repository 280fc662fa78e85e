package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.TraceAdministration;
import id.pulsa.proxy.admin.TraceFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Calls explained by a running gateway, through its control API. */
final class ApiTraces implements TraceAdministration {
    private final ApiClient client;

    ApiTraces(ApiClient client) {
        this.client = client;
    }

    @Override
    public byte[] ofRecord(String callId, TraceFormat format) {
        return trace("/cdrs/", callId, format);
    }

    @Override
    public byte[] ofCall(String callId, TraceFormat format) {
        return trace("/calls/", callId, format);
    }

    @Override
    public byte[] ofSubscriber(String number, TraceFormat format) {
        return trace("/subscribers/", number, format);
    }

    @Override
    public Document watch(String number, Duration time) {
        return client.put(path("/subscribers/", number), new Document().put("for", time.toString()));
    }

    @Override
    public void unwatch(String number) {
        client.delete(path("/subscribers/", number));
    }

    private static String path(String kind, String id) {
        return kind + ApiClient.encode(id) + "/trace";
    }

    private byte[] trace(String kind, String callId, TraceFormat format) {
        return client.bytes(path(kind, callId)
                + ApiClient.query(Map.of("format", format.name().toLowerCase(Locale.ROOT))));
    }
}
