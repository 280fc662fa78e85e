package id.pulsa.proxy;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.pulsa.proxy.log.LogLevel;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus is told by a whole gateway, before, during and after a call. */
@Timeout(120)
class GatewayScrapeTest {
    @TempDir
    Path directory;

    private AdministeredGateway gateway;

    @BeforeEach
    void start() throws Exception {
        // So long that nothing is ever sent again.
        gateway = new AdministeredGateway(directory, Map.of("sip.t1", "10s", "sip.t2", "10s"));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void oneCallIsCountedExactly() throws Exception {
        try (TestPhone anna = gateway.phone("7001", "100.00")) {
            TestCall call = anna.call("1000");
            SipRequest invited = gateway.pbx.request(Method.INVITE);
            anna.response(100);
            gateway.pbx.answer(invited, 180, "");
            anna.response(180);
            TestCall pbx = new TestCall(gateway.pbx, invited, gateway.pbx.answer(invited, 200, TestPhone.SDP));
            call.answered();
            gateway.pbx.request(Method.ACK);
            gateway.await("the call to be up", now -> now.value("pulsa_calls_by_state{state=\"established\"}") == 1);
            Exposition up = gateway.scrape();
            assertEquals(1, up.value("pulsa_transactions_alive{kind=\"invite_client\"}"));
            assertEquals(0, up.value("pulsa_calls_by_state{state=\"ringing\"}"));

            call.hangUp();
            pbx.hungUp();
            gateway.await("the charge", now -> now.value("pulsa_charges_total{kind=\"call\"}") == 1);
            gateway.await("the answer to BYE", now -> now.value("pulsa_legs") == 0);
            assertCounts(gateway.scrape());
        }
    }

    private static void assertCounts(Exposition over) {
        for (String step : new String[] {"trying", "authenticated", "authorised", "invited", "ringing", "answered"}) {
            String labels = "{step=\"" + step + "\"}";
            assertEquals(1, over.value("pulsa_setup_seconds_count" + labels), step);
            assertTrue(over.value("pulsa_setup_seconds_sum" + labels) > 0, step);
        }
        // 100 goes out 200 ms after the INVITE came, and before the callee rings.
        double trying = over.value("pulsa_setup_seconds_sum{step=\"trying\"}");
        assertTrue(trying >= 0.2, () -> "after " + trying);
        assertTrue(over.value("pulsa_setup_seconds_sum{step=\"ringing\"}") >= trying);
        assertTrue(over.value("pulsa_setup_seconds_sum{step=\"authorised\"}") < trying);

        assertMessages(over, "requests", "method", "received", Map.of("INVITE", 2, "ACK", 2, "BYE", 1, "other", 0));
        assertMessages(over, "requests", "method", "sent", Map.of("INVITE", 1, "ACK", 1, "BYE", 1, "REGISTER", 0));
        assertMessages(over, "responses", "class", "received", Map.of("1xx", 1, "2xx", 2, "4xx", 0));
        assertMessages(over, "responses", "class", "sent", Map.of("1xx", 2, "2xx", 2, "4xx", 1, "5xx", 0));
        Map<String, Integer> begun =
                Map.of("invite_server", 2, "invite_client", 1, "other_server", 1, "other_client", 1);
        begun.forEach((kind, count) -> {
            assertEquals(
                    count.doubleValue(), over.value("pulsa_transactions_begun_total{kind=\"" + kind + "\"}"), kind);
            assertEquals(0, over.value("pulsa_transaction_timeouts_total{kind=\"" + kind + "\"}"), kind);
            assertEquals(0, over.value("pulsa_retransmissions_total{direction=\"sent\",kind=\"" + kind + "\"}"), kind);
        });
        assertEquals(1, over.value("pulsa_calls_ended_total{cause=\"CALLER_HUNG_UP\"}"));
        assertTrue(over.value("pulsa_charged_total{kind=\"call\"}") >= 1, "a second costs Rp 1");
        assertEquals(0, over.value("pulsa_charges_total{kind=\"message\"}"));
        double late = over.value("pulsa_timer_late_seconds_count{shard=\"0\"}")
                + over.value("pulsa_timer_late_seconds_count{shard=\"1\"}");
        assertTrue(late >= 1, "the timer of 100 has run");
    }

    private static void assertMessages(
            Exposition over, String what, String label, String direction, Map<String, Integer> counts) {
        counts.forEach((value, count) -> assertEquals(
                count.doubleValue(),
                over.value("pulsa_sip_" + what + "_total{"
                        + (label.equals("class") ? "class=\"" + value + "\",direction=\"" + direction + "\"" : "")
                        + (label.equals("method") ? "direction=\"" + direction + "\",method=\"" + value + "\"" : "")
                        + "}"),
                () -> what + " " + direction + " " + value));
    }

    @Test
    void theShardsAreProbedAndTheProcessIsMeasured() throws Exception {
        gateway.await(
                "every shard's delay",
                now -> now.value("pulsa_event_loop_delay_seconds_count{shard=\"0\"}") > 0
                        && now.value("pulsa_event_loop_delay_seconds_count{shard=\"1\"}") > 0);
        Exposition scrape = gateway.scrape();
        assertTrue(scrape.value("process_uptime_seconds") > 0);
        assertTrue(scrape.value("jvm_threads_live_threads") > 1);
        assertTrue(scrape.value("process_files_open_files") > 1);
        assertTrue(scrape.value("pulsa_event_loop_stalled_seconds{shard=\"0\"}") < 20);
        assertTrue(requireNonNull(scrape.families().get("jvm_memory_used_bytes")).samples.values().stream()
                .anyMatch(used -> used > 0));
        gateway.log.add(0, LogLevel.WARN, "a", "b", "c", null, null);
        assertEquals(1, gateway.scrape().value("pulsa_log_lines_total{level=\"warn\"}"));
    }

    @Test
    void thePbxIsAskedAndTheSettingsAreTold() throws Exception {
        Thread pbx = new Thread(this::answerOptions, "pbx");
        pbx.start();
        JsonNode there = new ObjectMapper().readTree(gateway.get("/api/v1/system/pbx"));
        pbx.join();
        assertTrue(there.path("answers").asBoolean(), there::toString);
        assertEquals(200, there.path("status").asInt());
        JsonNode system = new ObjectMapper().readTree(gateway.get("/api/v1/system"));
        assertTrue(system.path("ready").asBoolean() && system.path("alarms").isEmpty(), system::toString);
        JsonNode settings = new ObjectMapper()
                .readTree(gateway.get("/api/v1/system/settings"))
                .path("settings");
        Map<String, String> found = new TreeMap<>();
        settings.forEach(one -> found.put(
                one.path("key").asText(),
                one.path("origin").asText() + " " + one.path("value").asText()));
        assertEquals("command_line 10s", found.get("sip.t1"));
        assertEquals("file lab.test", found.get("sip.realm"));
        assertEquals("default 5s", found.get("sip.t4"));
    }

    private void answerOptions() {
        try {
            gateway.pbx.answer(gateway.pbx.request(Method.OPTIONS), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
