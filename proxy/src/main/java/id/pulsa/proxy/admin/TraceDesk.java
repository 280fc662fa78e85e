package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.admin.AdminException.Kind;
import id.pulsa.proxy.explain.ExplainedCall;
import id.pulsa.proxy.explain.LadderSvg;
import id.pulsa.proxy.explain.LadderText;
import id.pulsa.proxy.explain.PcapFile;
import id.pulsa.proxy.explain.StepTexts;
import id.pulsa.proxy.trace.TracedCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link TraceAdministration} of a running gateway. */
public final class TraceDesk implements TraceAdministration {
    private final TraceControl control;
    private final LedgerReads reads;
    private final DocumentText text;
    private final StepTexts steps;
    private final TimeSource time;

    /** @param reads for short questions; stays open */
    public TraceDesk(TraceControl control, LedgerReads reads, DocumentText text, TimeSource time) {
        this.time = time;
        this.control = control;
        this.reads = reads;
        this.text = text;
        this.steps = new StepTexts(text.currency());
    }

    @Override
    public byte[] ofRecord(String callId, TraceFormat format) {
        CallDetailRecord record = reads.cdr(callId);
        if (record == null) {
            throw new AdminException(Kind.UNKNOWN_RECORD, "no call detail record " + callId);
        }
        if (record.kind() != CallDetailRecord.Kind.CALL) {
            throw new AdminException(Kind.UNKNOWN_TRACE, callId + " is a message: only calls are traced");
        }
        return written(callId, record, format);
    }

    @Override
    public byte[] ofCall(String callId, TraceFormat format) {
        return written(callId, reads.cdr(callId), format);
    }

    @Override
    public Document watch(String number, Duration duration) {
        refuseIfOff();
        if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST_WATCH) > 0) {
            throw new AdminException(Kind.INVALID, "\"for\" must be more than 0 and at most 1h");
        }
        if (reads.subscriber(number) == null) {
            throw new AdminException(Kind.UNKNOWN_SUBSCRIBER, "no subscriber " + number);
        }
        if (!control.watch(number, duration)) {
            throw new AdminException(Kind.FULL, "too many subscribers are traced already; end one of these first");
        }
        return new Document().put("number", number).put("until", text.instant(time.wallMillis() + duration.toMillis()));
    }

    @Override
    public void unwatch(String number) {
        if (!control.unwatch(number)) {
            throw notWatched(number);
        }
    }

    @Override
    public byte[] ofSubscriber(String number, TraceFormat format) {
        refuseIfOff();
        TracedCall kept = control.watched(number).orElseThrow(() -> notWatched(number));
        return written(ExplainedCall.ofNumber(kept), format);
    }

    private static AdminException notWatched(String number) {
        return new AdminException(Kind.UNKNOWN_TRACE, "subscriber " + number + " is not traced");
    }

    private byte[] written(String callId, @Nullable CallDetailRecord record, TraceFormat format) {
        return written(ExplainedCall.of(kept(callId), record), format);
    }

    private byte[] written(ExplainedCall call, TraceFormat format) {
        return switch (format) {
            case JSON -> utf8(new TraceDocuments(text, steps).call(call).toString());
            case TEXT -> utf8(LadderText.of(call, steps, text.zone()));
            case SVG -> utf8(LadderSvg.of(call, steps, text.zone()));
            case PCAP -> PcapFile.of(call.messages());
        };
    }

    private void refuseIfOff() {
        if (control.memoryBytes() == 0) {
            throw new AdminException(
                    Kind.UNKNOWN_TRACE,
                    "the trace of calls is switched off; \"trace.memory\" in pulsa.yaml switches it on");
        }
    }

    private TracedCall kept(String callId) {
        refuseIfOff();
        Optional<TracedCall> kept = control.trace(callId);
        return kept.orElseThrow(() -> new AdminException(
                Kind.UNKNOWN_TRACE,
                "nothing is kept of call " + callId + ": the trace holds the last "
                        + (control.memoryBytes() >> 10)
                        + " KB of messages since the gateway's start (\"trace.memory\")"));
    }

    private static byte[] utf8(String written) {
        return written.getBytes(StandardCharsets.UTF_8);
    }
}
