package id.pulsa.proxy.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import id.pulsa.proxy.auth.CredentialsParser.Row;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsParserTest {
    private static final String HASH = "0123456789abcdef0123456789abcdef";

    /** RFC 3261 §25.1, §22.4. M stands for the mandatory parameters, H for a hash of 32 digits. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        Digest M                                                | digest
        digest M                                                | digest
        DIGEST\tM                                               | digest
        Digest   M , opaque = "x" ,\tfoo=bar                    | digest
        Digest M, qop=auth, nc=00000001, cnonce="c"             | digest
        Digest M, qop="auth", nc=ffffFFFF, cnonce=""            | digest
        Digest M, opaque="a\\"b,c=d\\\\"                        | digest
        Digest M, empty=""                                      | digest
        Basic dXNlcjpwYXNz                                      | foreign
        Bearer x.y.z                                            | foreign
        DigestM                                                 | foreign
        Digest                                                  | Malformed Credentials
        Digest M,                                               | Malformed Credentials
        Digest , M                                              | Malformed Credentials
        Digest M,, a=b                                          | Malformed Credentials
        Digest M a=b                                            | Malformed Credentials
        Digest M; a=b                                           | Malformed Credentials
        Digest M, a                                             | Malformed Credentials
        Digest M, a=                                            | Malformed Credentials
        Digest M, =b                                            | Malformed Credentials
        Digest M, a="b                                          | Malformed Credentials
        Digest M, a="b\\                                        | Malformed Credentials
        Digest M, a="b\\"                                       | Malformed Credentials
        Digest M, a="b"c                                        | Malformed Credentials
        Digest M, a=b=c                                         | Malformed Credentials
        Digest M, a=(b)                                         | Malformed Credentials
        Digest M, a="\u0001"                                    | Malformed Credentials
        Digest M, realm="again"                                 | Malformed Credentials
        Digest M, NONCE="again"                                 | Malformed Credentials
        Digest M, qop=auth, nc=1, cnonce="c"                    | Malformed Credentials
        Digest M, qop=auth, nc=000000001, cnonce="c"            | Malformed Credentials
        Digest M, qop=auth, nc=00000000, cnonce="c"             | Malformed Credentials
        Digest M, qop=auth, nc=0000000g, cnonce="c"             | Malformed Credentials
        Digest M, qop=auth, nc=-0000001, cnonce="c"             | Malformed Credentials
        Digest M, qop=auth, cnonce="c"                          | Incomplete Credentials
        Digest M, qop=auth, nc=00000001                         | Incomplete Credentials
        Digest username="u", realm="r", nonce="n", uri="sip:h"  | Incomplete Credentials
        Digest realm="r", nonce="n", uri="sip:h", response="H"  | Incomplete Credentials
        Digest username="u", nonce="n", uri="sip:h", response="H" | Incomplete Credentials
        Digest username="u", realm="r", uri="sip:h", response="H" | Incomplete Credentials
        Digest username="u", realm="r", nonce="n", response="H" | Incomplete Credentials
        Digest username="u", realm="r", nonce="n", uri="sip:h", response="H0" | Malformed Credentials
        Digest username="u", realm="r", nonce="n", uri="sip:h", response=""   | Malformed Credentials
        Digest username="u", realm="r", nonce="n", uri="sip:h", response="0123456789abcdef0123456789abcdeg" | Malformed Credentials
        """)
    void judgesRows(String row, String expected) {
        String value = row.replace("M", "username=\"u\", realm=\"r\", nonce=\"n\", uri=\"sip:h\", response=\"H\"")
                .replace("\"H\"", '"' + HASH + '"')
                .replace("\"H0\"", '"' + HASH + "0\"");

        Row result = CredentialsParser.parse(value);

        String actual = result instanceof Row.Digest
                ? "digest"
                : result instanceof Row.Malformed malformed ? malformed.reason() : "foreign";
        assertEquals(expected, actual);
    }

    @Test
    void takesCredentialsApart() {
        DigestCredentials credentials = digest("Digest username=\"a\\\"\\\\b\", realm=\"pulsa.lab\", nonce=\"n,=1\","
                + " uri=\"sip:1002@pulsa.lab;transport=udp\", response=\"" + HASH.toUpperCase(Locale.ROOT)
                + "\", algorithm=SHA-256, qop=auth, nc=0000000A, cnonce=\"c\"");

        assertEquals("a\"\\b", credentials.username());
        assertEquals("pulsa.lab", credentials.realm());
        assertEquals("n,=1", credentials.nonce());
        assertEquals("sip:1002@pulsa.lab;transport=udp", credentials.uri());
        assertEquals(HASH, credentials.response());
        assertEquals("SHA-256", credentials.algorithm());
        assertEquals("auth", credentials.qop());
        assertEquals("0000000A", credentials.nonceCountText());
        assertEquals(10, credentials.nonceCount());
        assertEquals("c", credentials.cnonce());
    }

    @Test
    void assumesMd5AndNoQop() {
        DigestCredentials credentials = digest("Digest username=u, realm=r, nonce=n, uri=\"sip:h\", response=" + HASH);

        assertEquals("MD5", credentials.algorithm());
        assertNull(credentials.qop());
    }

    @Test
    void limitsWhatItTakes() {
        String mandatory = "Digest username=u, realm=r, nonce=n, uri=\"sip:h\", response=" + HASH;
        StringBuilder many = new StringBuilder(mandatory);
        for (int i = 5; i < AuthParams.LIMIT; i++) {
            many.append(", p").append(i).append("=v");
        }

        assertInstanceOf(Row.Digest.class, CredentialsParser.parse(many.toString()));
        assertInstanceOf(Row.Malformed.class, CredentialsParser.parse(many + ", more=v"));
        assertInstanceOf(
                Row.Malformed.class,
                CredentialsParser.parse(mandatory.replace("username=u", "username=" + "u".repeat(1_025))));
    }

    private static DigestCredentials digest(String row) {
        return assertInstanceOf(Row.Digest.class, CredentialsParser.parse(row)).credentials();
    }
}
