package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.TraceAdministration;
import id.pulsa.proxy.admin.TraceFormat;
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

    private byte[] trace(String kind, String callId, TraceFormat format) {
        return client.bytes(kind + ApiClient.encode(callId) + "/trace"
                + ApiClient.query(Map.of("format", format.name().toLowerCase(Locale.ROOT))));
    }
}
