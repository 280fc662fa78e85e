package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.TraceControl;
import id.pulsa.proxy.trace.TracedCall;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a test says is kept of calls. */
final class TracesUnderTest implements TraceControl {
    final Map<String, TracedCall> calls = new HashMap<>();
    long memoryBytes = 1 << 20;

    @Override
    public Optional<TracedCall> trace(String callId) {
        return Optional.ofNullable(calls.get(callId));
    }

    @Override
    public long memoryBytes() {
        return memoryBytes;
    }
}
