package id.pulsa.proxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.session.Refusal;
import id.pulsa.proxy.admin.AdminToken;
import id.pulsa.proxy.admin.Json;
import id.pulsa.proxy.trace.ChargingStep;
import id.pulsa.proxy.trace.TracedCall;
import id.pulsa.proxy.trace.TracedMessage;
import id.pulsa.proxy.trace.TracedStep;
import id.pulsa.proxy.transport.TransportKind;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pulsa call trace}, and the API behind it. */
class CallTraceTest {
    private static final String ID = "p00call";

    @TempDir
    private Path dir;

    private static TracedCall call() {
        byte[] invite = "OPTIONS sip:a SIP/2.0\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        InetSocketAddress local = new InetSocketAddress("192.0.2.1", 5060);
        InetSocketAddress remote = new InetSocketAddress("203.0.113.9", 5060);
        return new TracedCall(
                ID,
                List.of(new TracedMessage(
                        0, PulsaUnderTest.NOW, 0, false, 0, TransportKind.UDP, local, remote, invite, invite.length)),
                List.of(new TracedStep(
                        1,
                        PulsaUnderTest.NOW,
                        0,
                        new ChargingStep.Refused("1001", "1002", Refusal.NO_CREDIT, "no credit", List.of()))),
                true,
                0);
    }

    private static HttpResponse<byte[]> get(PulsaUnderTest pulsa, String path, boolean authorised) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(pulsa.server().uri().resolve("/api/v1" + path));
        if (authorised) {
            request.header(
                    "Authorization",
                    AdminToken.read(pulsa.data.resolve(AdminToken.FILE_NAME)).header());
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String code(HttpResponse<byte[]> response) {
        return Json.read(new String(response.body(), StandardCharsets.UTF_8)).text("code");
    }

    @Test
    void everyFormat() throws Exception {
        try (PulsaUnderTest pulsa = PulsaUnderTest.live(dir)) {
            pulsa.traces.calls.put(ID, call());
            assertEquals(0, pulsa.run("", "call", "trace", ID), () -> pulsa.err);
            assertTrue(pulsa.out.startsWith("Call p00call from 1001 to 1002\n"), pulsa.out);
            assertTrue(pulsa.out.contains("refused (NO_CREDIT): no credit"), pulsa.out);

            assertEquals(0, pulsa.run("", "call", "trace", ID, "--format", "json"), () -> pulsa.err);
            assertEquals(2, Json.read(pulsa.out).documents("rows").size());

            Path file = dir.resolve("call.pcap");
            assertEquals(
                    0,
                    pulsa.run("", "call", "trace", ID, "--format", "pcap", "--out", file.toString()),
                    () -> pulsa.err);
            assertEquals("", pulsa.out);
            assertEquals(0xa1b2c3d4, ByteBuffer.wrap(Files.readAllBytes(file)).getInt());

            HttpResponse<byte[]> svg = get(pulsa, "/calls/" + ID + "/trace?format=svg", true);
            assertEquals(
                    "image/svg+xml", svg.headers().firstValue("Content-Type").orElse(""));
            assertEquals(
                    "nosniff",
                    svg.headers().firstValue("X-Content-Type-Options").orElse(""));
            assertTrue(svg.headers()
                    .firstValue("Content-Security-Policy")
                    .orElse("")
                    .contains("sandbox"));
            assertTrue(new String(svg.body(), StandardCharsets.UTF_8).startsWith("<svg "));
            HttpResponse<byte[]> pcap = get(pulsa, "/calls/" + ID + "/trace?format=pcap", true);
            assertEquals(
                    "attachment; filename=\"p00call.pcap\"",
                    pcap.headers().firstValue("Content-Disposition").orElse(""));
        }
    }

    @Test
    void subscribers() throws Exception {
        try (PulsaUnderTest pulsa = PulsaUnderTest.live(dir)) {
            assertEquals(
                    0,
                    pulsa.run("s3cret\n", "subscriber", "add", "1001", "--plan", "lab", "--password-stdin"),
                    () -> pulsa.err);
            assertEquals(1, pulsa.run("", "subscriber", "trace", "1001"));
            assertEquals("pulsa: subscriber 1001 is not traced\n", pulsa.err);
            assertEquals(0, pulsa.run("", "subscriber", "trace", "1001", "--for", "10m"), () -> pulsa.err);
            assertEquals("traced until 2026-11-22T10:10:00.000+07:00\n", pulsa.err);
            assertEquals(Duration.ofMinutes(10), pulsa.traces.watched.get("1001"));
            pulsa.traces.calls.put("1001", call());
            assertEquals(0, pulsa.run("", "subscriber", "trace", "1001"), () -> pulsa.err);
            assertTrue(pulsa.out.startsWith("All messages of p00call\n"), pulsa.out);
            assertTrue(pulsa.out.contains("OPTIONS"), pulsa.out);
            assertEquals(0, pulsa.run("", "subscriber", "trace", "1001", "--stop"), () -> pulsa.err);
            assertEquals(1, pulsa.run("", "subscriber", "trace", "1001", "--stop"));

            assertEquals(1, pulsa.run("", "subscriber", "trace", "1002", "--for", "10m"));
            assertEquals("pulsa: no subscriber 1002\n", pulsa.err);
            assertEquals(2, pulsa.run("", "subscriber", "trace", "1001", "--for", "2h"));
            assertEquals(2, pulsa.run("", "subscriber", "trace", "1001", "--for", "soon"));
            assertEquals(2, pulsa.run("", "subscriber", "trace", "1001", "--for", "1m", "--stop"));
            pulsa.traces.watched.put("a", Duration.ZERO);
            pulsa.traces.watched.put("b", Duration.ZERO);
            assertEquals(1, pulsa.run("", "subscriber", "trace", "1001", "--for", "1m"));
            assertTrue(pulsa.err.contains("too many subscribers are traced already"), pulsa.err);
        }
    }

    @Test
    void problems() throws Exception {
        try (PulsaUnderTest pulsa = PulsaUnderTest.live(dir)) {
            pulsa.traces.calls.put(ID, call());
            assertEquals(401, get(pulsa, "/calls/" + ID + "/trace", false).statusCode());
            assertEquals(401, get(pulsa, "/cdrs/" + ID + "/trace", false).statusCode());
            HttpResponse<byte[]> format = get(pulsa, "/calls/" + ID + "/trace?format=png", true);
            assertEquals(400, format.statusCode());
            assertEquals("invalid", code(format));
            HttpResponse<byte[]> record = get(pulsa, "/cdrs/" + ID + "/trace", true);
            assertEquals(404, record.statusCode());
            assertEquals("unknown-record", code(record));
            HttpResponse<byte[]> trace = get(pulsa, "/calls/pother/trace", true);
            assertEquals(404, trace.statusCode());
            assertEquals("unknown-trace", code(trace));

            assertEquals(1, pulsa.run("", "call", "trace", "pother"));
            assertEquals(
                    "pulsa: nothing is kept of call pother: the trace holds the last 1024 KB of messages since the"
                            + " gateway's start (\"trace.memory\")\n",
                    pulsa.err);
            assertEquals(2, pulsa.run("", "call", "trace", ID, "--format", "png"));
            assertTrue(pulsa.err.contains("--format must be text, json, svg or pcap"), pulsa.err);
            pulsa.traces.memoryBytes = 0;
            assertEquals(1, pulsa.run("", "call", "trace", ID));
            assertTrue(pulsa.err.contains("switched off"), pulsa.err);
        }
        try (PulsaUnderTest pulsa = PulsaUnderTest.offline(dir)) {
            assertEquals(1, pulsa.run("", "call", "trace", ID));
            assertTrue(pulsa.err.startsWith("pulsa: no gateway is running on "), pulsa.err);
        }
    }
}
