package id.pulsa.proxy.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.xml.XmlConfiguration;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.util.SortedArrayStringMap;
import org.apache.logging.log4j.util.StringMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The shipped log4j2.xml in both formats, and the tail behind a real logger. */
class LogSetupTest {
    private static final Path SHIPPED = Path.of("../config/log4j2.xml");

    @AfterEach
    void forget() {
        System.clearProperty(LogSetup.FORMAT_PROPERTY);
    }

    private static ConsoleAppender console() {
        LoggerContext context = new LoggerContext("shipped");
        Configuration configuration = new XmlConfiguration(context, ConfigurationSource.fromUri(SHIPPED.toUri()));
        configuration.initialize();
        return configuration.getAppender("console");
    }

    private static LogEvent event() {
        StringMap about = new SortedArrayStringMap();
        about.putValue("call", "c-1");
        return Log4jLogEvent.newBuilder()
                .setLoggerName("id.pulsa.proxy.b2bua.Call")
                .setLevel(Level.ERROR)
                .setThreadName("pulsa-shard-0")
                .setMessage(new SimpleMessage("call c-1 \"failed\"\nand is ended"))
                .setThrown(new IllegalStateException("no leg"))
                .setContextData(about)
                .setTimeMillis(1_795_316_400_123L)
                .build();
    }

    @Test
    void aLineIsOneJsonObjectWithTheCall() throws Exception {
        System.setProperty(LogSetup.FORMAT_PROPERTY, "json");
        String written =
                new String(console().getLayout().toByteArray(event()), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(1, written.strip().lines().count(), written);
        assertTrue(written.endsWith("\n"), written);
        JsonNode line = new ObjectMapper().readTree(written);
        assertEquals("ERROR", line.path("level").asText());
        assertEquals("id.pulsa.proxy.b2bua.Call", line.path("logger").asText());
        assertEquals("pulsa-shard-0", line.path("thread").asText());
        assertEquals("c-1", line.path("call").asText());
        assertEquals("call c-1 \"failed\"\nand is ended", line.path("message").asText());
        assertTrue(line.path("thrown").asText().startsWith("java.lang.IllegalStateException: no leg"), written);
        assertTrue(line.path("time").asText().matches("20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+([+-]\\d\\d:\\d\\d|Z)"), written);
        String about = new String(
                console()
                        .getLayout()
                        .toByteArray(Log4jLogEvent.newBuilder()
                                .setLevel(Level.INFO)
                                .setMessage(new SimpleMessage("ready"))
                                .build()),
                java.nio.charset.StandardCharsets.UTF_8);
        assertFalse(about.contains("call") || about.contains("thrown"), about);
    }

    @Test
    void usuallyALineIsText() {
        String written =
                new String(console().getLayout().toByteArray(event()), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(written.contains("ERROR i.p.p.b.Call call c-1"), written);
    }

    @Test
    void theTailGetsWhatIsLoggedAndTheCallThatItIsAbout() throws Exception {
        LogTail tail = new LogTail();
        Logger log = (Logger) LogManager.getLogger("id.pulsa.test.LogSetupTest");
        Configurator.setLevel(log.getName(), Level.INFO);
        try (AutoCloseable kept = LogSetup.keep(tail)) {
            AboutCall.log("c-9", () -> log.warn("call {} is odd", "c-9", new IllegalStateException("odd")));
            log.info("quiet");
            log.debug("not wanted");
            LogManager.getContext(false);
            ((LoggerContext) LogManager.getContext(false)).reconfigure();
            Configurator.setLevel(log.getName(), Level.INFO);
            log.info("still there");
            assertTrue(kept != null);
        }
        log.info("after the end");
        List<LogLine> lines =
                tail.read(new LogFilter(LogLevel.TRACE, null, 0, 10)).lines();
        assertEquals(
                List.of("call c-9 is odd", "quiet", "still there"),
                lines.stream().map(LogLine::message).toList());
        assertEquals("c-9", lines.get(0).call());
        assertEquals(LogLevel.WARN, lines.get(0).level());
        assertTrue(String.valueOf(lines.get(0).thrown()).contains("IllegalStateException: odd"));
        assertEquals(null, lines.get(1).call());
        assertEquals(null, org.apache.logging.log4j.ThreadContext.get("call"));
    }
}
