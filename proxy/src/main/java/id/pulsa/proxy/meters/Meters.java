package id.pulsa.proxy.meters;

import id.pulsa.proxy.measure.DurationCounts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** A registry of Micrometer's. Filled at the start, by one thread; scraped by any. */
public final class Meters implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics gc = new JvmGcMetrics();
    /** Micrometer itself holds what it reads from by weak references. */
    private final List<Object> kept = new ArrayList<>();

    /** Memory, garbage collection, threads, classes, CPU, open files, uptime: under Micrometer's own names. */
    public Meters() {
        List<MeterBinder> binders = List.of(
                new JvmMemoryMetrics(),
                gc,
                new JvmThreadMetrics(),
                new ClassLoaderMetrics(),
                new ProcessorMetrics(),
                new FileDescriptorMetrics(),
                new UptimeMetrics());
        kept.add(binders);
        binders.forEach(binder -> binder.bindTo(registry));
    }

    /**
     * Something that only grows.
     *
     * @param name as it is scraped, with {@code _total} at its end
     * @param labels names and values in turn
     */
    public void counter(String name, String help, LongSupplier value, String... labels) {
        kept.add(value);
        FunctionCounter.builder(name, value, LongSupplier::getAsLong)
                .description(help)
                .tags(labels)
                .register(registry);
    }

    /**
     * Something that goes up and down.
     *
     * @param name as it is scraped
     * @param labels names and values in turn
     */
    public void gauge(String name, String help, DoubleSupplier value, String... labels) {
        kept.add(value);
        Gauge.builder(name, value, DoubleSupplier::getAsDouble)
                .description(help)
                .tags(labels)
                .register(registry);
    }

    /**
     * Durations in classes. Micrometer's own histograms want to be told of every value; these have been counted elsewhere
     * and are only read.
     *
     * @param name as it is scraped, with {@code _seconds} at its end
     * @param label that tells the parts apart
     * @param parts by the label's value
     */
    public void durations(String name, String help, String label, Map<String, Supplier<DurationCounts>> parts) {
        registry.getPrometheusRegistry().register(new DurationFamily(name, help, label, parts));
    }

    /** All in the Prometheus text format 0.0.4. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        gc.close();
        registry.close();
    }
}
