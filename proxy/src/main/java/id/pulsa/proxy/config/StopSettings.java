package id.pulsa.proxy.config;

import id.pulsa.charging.yaml.Section;
import java.time.Duration;

/**
 * {@code stop}: how the gateway stops.
 *
 * @param drain how long running calls may go on while new ones are refused
 * @param calls what becomes of those that run even then
 */
public record StopSettings(Duration drain, StopCalls calls) {
    private static final Duration LONGEST_DRAIN = Duration.ofHours(12);

    static StopSettings read(Section stop) {
        StopSettings settings = new StopSettings(
                stop.duration("drain", Duration.ZERO, LONGEST_DRAIN, Duration.ZERO),
                stop.value("calls", StopCalls::of, StopCalls.END));
        stop.reportUnknownKeys();
        return settings;
    }
}
