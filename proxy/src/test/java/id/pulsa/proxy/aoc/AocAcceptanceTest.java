package id.pulsa.proxy.aoc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AocAcceptanceTest {
    private static SipRequest invite(@Nullable String accept) {
        MessageBuilder builder = MessageBuilder.request(Method.INVITE, "sip:1000@lab.test");
        for (String row : accept == null ? new String[0] : accept.split(" & ", -1)) {
            builder.add(HeaderName.ACCEPT, row);
        }
        return builder.buildRequest();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            # Accept                                                            | takes it
                                                                                | NONE
            ^^                                                                  | NONE
            */*                                                                 | NONE
            application/*                                                       | NONE
            application/sdp, multipart/mixed                                    | NONE
            application/sdp, application/vnd.etsi.aoc+xml                       | ALONE
            application/sdp & Application/VND.etsi.AOC+xml                      | ALONE
            application/vnd.etsi.aoc+xml, */*                                   | ALONE
            multipart/mixed,application/vnd.etsi.aoc+xml,application/sdp        | BESIDE_OTHERS
            application/sdp, application/vnd.etsi.aoc+xml & multipart/*;q=0.1   | BESIDE_OTHERS
            application/vnd.etsi.aoc+xml, multipart/mixed;q=0                   | ALONE
            application/vnd.etsi.aoc+xml;q=0.0, multipart/mixed                 | NONE
            application/vnd.etsi.aoc+xml;sv="1.0"                               | ALONE
            application/vnd.etsi.aoc+xml;sv=""                                  | NONE
            application/vnd.etsi.aoc+xml;schemaversion=""                       | NONE
            application/vnd.etsi.aoc+xml2                                       | NONE
            x-application/vnd.etsi.aoc+xml                                      | NONE
            text/plain;note="application/vnd.etsi.aoc+xml"                      | NONE
            application/vnd.etsi.aoc+xml;=                                      | NONE
            """)
    void isWhatAcceptNames(@Nullable String accept, AocAcceptance expected) {
        assertEquals(expected, AocAcceptance.of(invite(accept)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            # Accept                                              | what others are asked for
            application/vnd.etsi.aoc+xml                          | []
            application/sdp, application/vnd.etsi.aoc+xml;q=0.5   | [application/sdp]
            application/vnd.etsi.aoc+xml, text/plain;a="b, c"     | [text/plain;a="b, c"]
            multipart/mixed & application/vnd.etsi.aoc+xml, */*   | [multipart/mixed, */*]
            """)
    void isNotAskedOfOthers(String accept, String others) {
        MessageBuilder builder = MessageBuilder.request(Method.INVITE, "sip:1000@lab.test");
        AocMediaType.addOthers(invite(accept), builder);
        assertEquals(others, builder.buildRequest().rows(HeaderName.ACCEPT).toString());
    }
}
