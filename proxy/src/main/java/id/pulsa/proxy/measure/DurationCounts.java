package id.pulsa.proxy.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * How many durations fell into which class.
 *
 * @param limitsMicros upper ends of the classes, ascending
 * @param inClass for each of them, and last for what was longer, how many are above the end before and not above this one
 * @param sumNanos of all
 */
public record DurationCounts(List<Long> limitsMicros, List<Long> inClass, long sumNanos) {
    /** Nothing was measured. */
    public static final DurationCounts NONE = new DurationCounts(List.of(), List.of(0L), 0);

    public DurationCounts {
        limitsMicros = List.copyOf(limitsMicros);
        inClass = List.copyOf(inClass);
        if (inClass.size() != limitsMicros.size() + 1) {
            throw new IllegalArgumentException(limitsMicros.size() + " ends, " + inClass.size() + " classes");
        }
    }

    /** How many there are. */
    public long count() {
        return inClass.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Both together.
     *
     * @throws IllegalArgumentException when their classes differ and neither is {@link #NONE}
     */
    public DurationCounts plus(DurationCounts other) {
        if (limitsMicros.isEmpty()) {
            return other;
        }
        if (other.limitsMicros.isEmpty()) {
            return this;
        }
        if (!limitsMicros.equals(other.limitsMicros)) {
            throw new IllegalArgumentException("other classes");
        }
        List<Long> sums = new ArrayList<>(inClass.size());
        for (int i = 0; i < inClass.size(); i++) {
            sums.add(inClass.get(i) + other.inClass.get(i));
        }
        return new DurationCounts(limitsMicros, sums, sumNanos + other.sumNanos);
    }
}
