package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.proxy.admin.AdminException.Kind;
import id.pulsa.proxy.explain.ExplainedCall;
import id.pulsa.proxy.explain.LadderSvg;
import id.pulsa.proxy.explain.LadderText;
import id.pulsa.proxy.explain.PcapFile;
import id.pulsa.proxy.explain.StepTexts;
import id.pulsa.proxy.trace.TracedCall;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link TraceAdministration} of a running gateway. */
public final class TraceDesk implements TraceAdministration {
    private final TraceControl control;
    private final LedgerReads reads;
    private final DocumentText text;
    private final StepTexts steps;

    /** @param reads for short questions; stays open */
    public TraceDesk(TraceControl control, LedgerReads reads, DocumentText text) {
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

    private byte[] written(String callId, @Nullable CallDetailRecord record, TraceFormat format) {
        ExplainedCall call = ExplainedCall.of(kept(callId), record);
        return switch (format) {
            case JSON -> utf8(new TraceDocuments(text, steps).call(call).toString());
            case TEXT -> utf8(LadderText.of(call, steps, text.zone()));
            case SVG -> utf8(LadderSvg.of(call, steps, text.zone()));
            case PCAP -> PcapFile.of(call.messages());
        };
    }

    private TracedCall kept(String callId) {
        if (control.memoryBytes() == 0) {
            throw new AdminException(
                    Kind.UNKNOWN_TRACE, "the trace of calls is switched off; \"trace.memory\" in pulsa.yaml switches it on");
        }
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
