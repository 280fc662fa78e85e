package id.pulsa.charging.tariff;

import id.pulsa.charging.money.Micros;
import id.pulsa.charging.yaml.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Gathers what differs between two things, as {@code name old → new}. */
final class Changes {
    private final List<String> texts = new ArrayList<>();

    void compare(String name, String before, String now) {
        if (!before.equals(now)) {
            texts.add(name + " " + before + " → " + now);
        }
    }

    void compareMillis(String name, long before, long now) {
        if (before != now) {
            compare(name, time(before), time(now));
        }
    }

    void compareAmounts(String name, long before, long now) {
        if (before != now) {
            compare(name, amount(before), amount(now));
        }
    }

    void add(String text) {
        texts.add(text);
    }

    List<String> texts() {
        return List.copyOf(texts);
    }

    /** {@code 150.00}. */
    static String amount(long micros) {
        return Micros.format(micros, 2);
    }

    /** {@code 10 s}, {@code 30 d}. */
    static String time(long millis) {
        Duration duration = Duration.ofMillis(millis);
        if (millis > 0 && duration.equals(Duration.ofDays(duration.toDays()))) {
            return duration.toDays() + " d";
        }
        return DurationText.format(duration).replaceFirst("(\\d)(\\D+)$", "$1 $2");
    }
}
