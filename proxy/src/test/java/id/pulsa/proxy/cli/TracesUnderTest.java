package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.TraceControl;
import id.pulsa.proxy.trace.TracedCall;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a test says is kept of calls. */
final class TracesUnderTest implements TraceControl {
    final Map<String, TracedCall> calls = new HashMap<>();
    final Map<String, Duration> watched = new HashMap<>();
    long memoryBytes = 1 << 20;

    @Override
    public Optional<TracedCall> trace(String callId) {
        return Optional.ofNullable(calls.get(callId));
    }

    @Override
    public boolean watch(String number, Duration time) {
        watched.put(number, time);
        return watched.size() <= 2;
    }

    @Override
    public boolean unwatch(String number) {
        return watched.remove(number) != null;
    }

    @Override
    public Optional<TracedCall> watched(String number) {
        return watched.containsKey(number) ? Optional.ofNullable(calls.get(number)) : Optional.empty();
    }

    @Override
    public long memoryBytes() {
        return memoryBytes;
    }
}
