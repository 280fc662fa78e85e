package id.pulsa.proxy.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.pulsa.charging.ledger.CdrFilter;
import id.pulsa.charging.ledger.CdrOrder;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CdrQueryTest {
    private static CdrQuery read(@Nullable String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String parameter : text == null ? new String[0] : text.split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            values.computeIfAbsent(parts[0], name -> new ArrayList<>())
                    .add(URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return CdrQuery.of(new Query(values), CdrOrder.NEWEST_FIRST);
    }

    /** What is read, written out again. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                      | sort=started&order=desc
        caller=&cause=&sort=          | sort=started&order=desc
        caller=0812&called=0813*      | caller=0812&called=0813*&sort=started&order=desc
        caller=+0812                  | caller=0812&sort=started&order=desc
        account=a&cell=Kayoon_1       | account=a&cell=Kayoon_1&sort=started&order=desc
        cause=busy                    | cause=BUSY&sort=started&order=desc
        cause=NO_ANSWER,BUSY          | cause=BUSY,NO_ANSWER&sort=started&order=desc
        cause=BUSY&cause=busy,Service | cause=BUSY,SERVICE&sort=started&order=desc
        kind=Message                  | kind=message&sort=started&order=desc
        answered=yes                  | answered=yes&sort=started&order=desc
        answered=false                | answered=no&sort=started&order=desc
        from=2026-11-22T10:00:00%2B07:00 | from=2026-11-22T03:00:00Z&sort=started&order=desc
        to=2026-11-22T10:00:00+07:00  | to=2026-11-22T03:00:00Z&sort=started&order=desc
        least_charge=150.5            | least_charge=150.5&sort=started&order=desc
        least_charge=0                | sort=started&order=desc
        least_talk=90s                | least_talk=PT1M30S&sort=started&order=desc
        least_talk=PT0.5S             | least_talk=PT0.5S&sort=started&order=desc
        sort=charge                   | sort=charge&order=desc
        sort=TALK&order=asc           | sort=talk&order=asc
        """)
    void isReadAndWritten(@Nullable String given, String written) {
        CdrQuery query = read(given);
        String text = query.parameters().entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        assertEquals(written, text);
        assertEquals(query, read(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
        caller=1&caller=2     | "caller" may be given once
        cause=BUSSY           | "cause" must be of caller_hung_up, callee_hung_up, credit_exhausted, time_limit, cancelled, busy, declined, no_answer, not_registered, unknown_destination, rejected_by_callee, callee_unreachable, refused, delivered, service, ack_missing, caller_lost, callee_lost, handover_dropped, administrator, gateway_stopped, gateway_restarted, internal_error, found "BUSSY"
        kind=fax              | "kind" must be of call, message, found "fax"
        answered=maybe        | "answered" must be yes or no, found "maybe"
        from=yesterday        | "from" must be RFC 3339 such as "2026-12-31T18:00:00+07:00", found "yesterday"
        to=1969-12-31T00:00:00Z | "to": 1969-12-31T00:00:00Z is not between 1970 and 9999
        least_charge=-1       | "least_charge": expected an amount of at least 0, found "-1"
        least_talk=long       | "least_talk": expected a duration such as "10s", "500ms", "2m", "1h" or "PT10S", found "long"
        least_talk=PT99999999999999999S | "least_talk": is too long
        sort=caller           | "sort" must be of started, charge, talk, found "caller"
        order=up              | "order" must be of asc, desc, found "up"
        """)
    void whatIsWrongIsNamedAndWhatIsAllowed(String given, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> read(given)).getMessage());
    }

    @Test
    void tooLongATextIsRefused() {
        for (String name : List.of("caller", "account", "cell", "cause")) {
            assertThrows(IllegalArgumentException.class, () -> read(name + "=" + "x".repeat(129)), name);
        }
    }

    @Test
    void nothingGivenIsEverything() {
        assertEquals(new CdrQuery(CdrFilter.ALL, CdrOrder.NEWEST_FIRST), read(null));
    }
}
