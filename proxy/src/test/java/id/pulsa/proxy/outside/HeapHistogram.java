package id.pulsa.proxy.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is reachable in a gateway's heap; garbage is collected before it is counted. */
final class HeapHistogram {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private final String text;

    private HeapHistogram(String text) {
        this.text = text;
    }

    static HeapHistogram of(GatewayProcess gateway) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        List<String> command = List.of(jcmd.toString(), Long.toString(gateway.pid()), "GC.class_histogram");
        try {
            Path log = Files.createTempFile(gateway.folder(), "heap-", ".log");
            try (ChildProcess process = ChildProcess.start("jcmd", gateway.folder(), log, command, Map.of())) {
                if (process.awaitExit(LIMIT) != 0) {
                    throw new AssertionError(process.output());
                }
                return new HeapHistogram(process.output());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long bytes() {
        return number(TOTAL);
    }

    /** How many objects of the class there are: 0 when it is not among them. */
    int instances(String className) {
        Pattern row = Pattern.compile("(?m)\\s(\\d+)\\s+\\d+\\s+" + Pattern.quote(className) + "(?=\\s|$)");
        return (int) number(row);
    }

    private long number(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    @Override
    public String toString() {
        return bytes() / 1024 + " KiB";
    }
}
