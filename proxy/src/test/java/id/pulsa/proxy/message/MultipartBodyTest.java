package id.pulsa.proxy.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartBodyTest {
    @Test
    void everyPartKeepsItsBytes() {
        MultipartBody body = new MultipartBody("b0undary")
                .part("application/sdp", "session", "v=0\r\ns=-\r\n".getBytes(UTF_8))
                .part("text/plain", null, "harga\n".getBytes(UTF_8));
        assertEquals("multipart/mixed;boundary=b0undary", body.contentType());
        assertEquals("""
                --b0undary
                Content-Type: application/sdp
                Content-Disposition: session

                v=0
                s=-

                --b0undary
                Content-Type: text/plain

                harga!
                --b0undary--
                """.replace("\n", "\r\n").replace("!", "\n"), new String(body.bytes(), UTF_8));
    }

    @Test
    void takesNoPartThatItWouldBreakApart() {
        MultipartBody body = new MultipartBody("b0undary");
        byte[] crafted = "v=0\r\n--b0undary--\r\n".getBytes(UTF_8);
        assertFalse(body.mayHold(crafted));
        assertThrows(IllegalArgumentException.class, () -> body.part("application/sdp", null, crafted));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\"b", "a\r\nb"})
    void refusesBoundariesThatAreNone(String boundary) {
        assertThrows(IllegalArgumentException.class, () -> new MultipartBody(boundary));
        assertThrows(IllegalArgumentException.class, () -> new MultipartBody("a".repeat(71)));
    }
}
