package id.pulsa.charging.reservation;

import id.pulsa.charging.ledger.BundleTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sums and parts of talk time in bundles. */
final class Bundles {
    private Bundles() {}

    static long millis(List<BundleTime> times) {
        long sum = 0;
        for (BundleTime time : times) {
            sum = Math.addExact(sum, time.millis());
        }
        return sum;
    }

    /** The first so many milliseconds, in the order of the list; nothing for 0 and less. */
    static List<BundleTime> first(List<BundleTime> times, long millis) {
        List<BundleTime> taken = new ArrayList<>();
        long left = millis;
        for (BundleTime time : times) {
            if (left > 0) {
                long part = Math.min(left, time.millis());
                taken.add(new BundleTime(time.bundle(), part));
                left -= part;
            }
        }
        return List.copyOf(taken);
    }

    /** Both together, each bundle once. */
    static List<BundleTime> sum(List<BundleTime> times, List<BundleTime> more) {
        if (more.isEmpty()) {
            return times;
        }
        Map<String, Long> sum = new LinkedHashMap<>();
        times.forEach(time -> sum.merge(time.bundle(), time.millis(), Long::sum));
        more.forEach(time -> sum.merge(time.bundle(), time.millis(), Long::sum));
        return sum.entrySet().stream()
                .map(part -> new BundleTime(part.getKey(), part.getValue()))
                .toList();
    }
}
