package id.pulsa.proxy.softphone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.time.TimeSource;
import java.io.StringReader;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SoftphoneTest {
    private static final String HASH = "0123456789abcdef0123456789abcdef";

    private final Clock time = new Clock();
    private final SoftphoneLinks links = new SoftphoneLinks(time, new SecureRandom());

    private static final class Clock implements TimeSource {
        long millis = 1_800_000_000_000L;

        @Override
        public long nanos() {
            return TimeUnit.MILLISECONDS.toNanos(millis);
        }

        @Override
        public long wallMillis() {
            return millis;
        }
    }

    private static SoftphoneSettings settings(String number) {
        return new SoftphoneSettings(number, "\"Anna\" <&\u0000>", "lab.test", HASH, "192.0.2.1", 5060);
    }

    @Test
    void linphonesFileSaysEverythingWhateverTheNameIs() throws Exception {
        String xml = SoftphoneFormat.LINPHONE.write(settings("1001"));
        NodeList entries = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getElementsByTagName("entry");
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < entries.getLength(); i++) {
            Element entry = (Element) entries.item(i);
            found.put(
                    ((Element) entry.getParentNode()).getAttribute("name") + "/" + entry.getAttribute("name"),
                    entry.getTextContent());
        }
        assertEquals("<sip:192.0.2.1:5060;transport=udp>", found.get("proxy_0/reg_proxy"));
        assertEquals("\"\\\"Anna\\\" <&>\" <sip:1001@lab.test>", found.get("proxy_0/reg_identity"));
        assertEquals("1001", found.get("auth_info_0/username"));
        assertEquals(HASH, found.get("auth_info_0/ha1"));
        assertEquals("lab.test", found.get("auth_info_0/realm"));
    }

    @Test
    void baresipsLineNamesTheGateway() {
        assertTrue(SoftphoneFormat.BARESIP
                .write(settings("1001"))
                .startsWith("<sip:1001@192.0.2.1:5060;transport=udp>;auth_user=1001;"));
        assertThrows(IllegalArgumentException.class, () -> SoftphoneFormat.of("zoiper"));
    }

    @Test
    void aLinkWorksFiveTimesForAQuarterOfAnHour() {
        String secret = links.make(settings("1001")).secret();
        for (int i = 0; i < SoftphoneLinks.MOST_READS; i++) {
            assertNotNull(links.read(secret));
        }
        assertNull(links.read(secret));
        String second = links.make(settings("1001")).secret();
        time.millis += SoftphoneLinks.VALID_MILLIS - 1;
        assertNotNull(links.read(second));
        time.millis++;
        assertNull(links.read(second));
        assertNull(links.read("guessed"));
    }

    @Test
    void theNumbersEarlierLinkIsGone() {
        String first = links.make(settings("1001")).secret();
        String other = links.make(settings("1002")).secret();
        String second = links.make(settings("1001")).secret();
        assertNotEquals(first, second);
        assertNull(links.read(first));
        assertNotNull(links.read(second));
        links.forget("1002");
        assertNull(links.read(other));
    }

    @Test
    void theOldestGoesWhenThereAreTooMany() {
        String first = links.make(settings("first")).secret();
        String second = links.make(settings("second")).secret();
        for (int i = 0; i < SoftphoneLinks.MOST - 1; i++) {
            links.make(settings("n" + i));
        }
        assertNull(links.read(first));
        assertNotNull(links.read(second));
    }

    /** Size and the finder patterns of ISO/IEC 18004 §6.3.3. */
    @Test
    void thePictureIsAQrCode() {
        String svg = QrPicture.svg("http://192.0.2.1:8080/softphone/abc");
        assertTrue(
                svg.startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 37 37\""),
                svg.substring(0, 80));
        for (int i = 0; i < 7; i++) {
            assertTrue(svg.contains("M" + (4 + i) + ",4h1v1h-1z") && svg.contains("M4," + (4 + i) + "h1v1h-1z"));
        }
        assertThrows(IllegalArgumentException.class, () -> QrPicture.svg("x".repeat(4_000)));
    }
}
