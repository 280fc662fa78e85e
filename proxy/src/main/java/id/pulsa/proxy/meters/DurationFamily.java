package id.pulsa.proxy.meters;

import id.pulsa.proxy.measure.DurationCounts;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A family of histograms that are counted elsewhere: read when Prometheus asks. */
final class DurationFamily implements Collector {
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final String name;
    private final String help;
    private final String label;
    private final Map<String, Supplier<DurationCounts>> parts;

    DurationFamily(String name, String help, String label, Map<String, Supplier<DurationCounts>> parts) {
        this.name = name;
        this.help = help;
        this.label = label;
        this.parts = new LinkedHashMap<>(parts);
    }

    /** Of what nothing can be measured there is no histogram. */
    @Override
    public MetricSnapshot collect() {
        HistogramSnapshot.Builder family =
                HistogramSnapshot.builder().name(name).help(help);
        parts.forEach((value, part) -> {
            DurationCounts counts = part.get();
            if (!counts.limitsMicros().isEmpty()) {
                family.dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
                        .labels(Labels.of(label, value))
                        .classicHistogramBuckets(buckets(counts))
                        .sum(counts.sumNanos() / NANOS_PER_SECOND)
                        .build());
            }
        });
        return family.build();
    }

    private static ClassicHistogramBuckets buckets(DurationCounts counts) {
        ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
        for (int i = 0; i < counts.limitsMicros().size(); i++) {
            buckets.bucket(
                    counts.limitsMicros().get(i) / MICROS_PER_SECOND,
                    counts.inClass().get(i));
        }
        return buckets.bucket(
                        Double.POSITIVE_INFINITY,
                        counts.inClass().get(counts.limitsMicros().size()))
                .build();
    }

    /** So that no other family of this name is registered. */
    @Override
    public MetricFamilyDescriptor getMetricFamilyDescriptor() {
        return MetricFamilyDescriptor.of(MetricType.HISTOGRAM, new MetricMetadata(name, help), List.of(label));
    }
}
