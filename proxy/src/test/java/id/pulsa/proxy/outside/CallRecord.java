package id.pulsa.proxy.outside;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;

/** A call detail record as {@code cdr list --json} shows it. */
record CallRecord(String caller, String called, String cause, BigDecimal charge, Duration talk, int status) {
    static CallRecord of(JsonNode json) {
        return new CallRecord(
                json.required("caller").asText(),
                json.required("called").asText(),
                json.required("cause").asText(),
                new BigDecimal(json.required("charge").asText()),
                Duration.parse(json.required("talk_time").asText()),
                json.required("sip_status").asInt());
    }
}
