package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CellDecision;
import id.pulsa.proxy.explain.ExplainedCall;
import id.pulsa.proxy.explain.ExplainedCall.Lane;
import id.pulsa.proxy.explain.ExplainedCall.MessageRow;
import id.pulsa.proxy.explain.ExplainedCall.Row;
import id.pulsa.proxy.explain.ExplainedCall.StepRow;
import id.pulsa.proxy.explain.MessageFacts;
import id.pulsa.proxy.explain.SocketText;
import id.pulsa.proxy.explain.StepTexts;
import id.pulsa.proxy.trace.ChargingStep;
import id.pulsa.proxy.trace.ChargingStep.Funds;
import id.pulsa.proxy.trace.TracedMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an explained call looks like outside. Field names are fixed; new ones may be added at the end. */
final class TraceDocuments {
    private final DocumentText text;
    private final StepTexts texts;

    TraceDocuments(DocumentText text, StepTexts texts) {
        this.text = text;
        this.texts = texts;
    }

    Document call(ExplainedCall call) {
        CallDetailRecord record = call.record();
        return new Document()
                .put("call_id", call.callId())
                .put("caller", call.caller())
                .put("called", call.called())
                .put("began", text.instant(call.beganAtWallMillis()))
                .put("whole", call.whole())
                .put("left_out", call.leftOut())
                .put("lanes", call.lanes().stream().map(TraceDocuments::lane).toList())
                .put("rows", call.rows().stream().map(row -> row(call, row)).toList())
                .put("record", record == null ? null : new Documents(text).cdr(record));
    }

    private static Document lane(Lane lane) {
        return new Document()
                .put("leg", (long) lane.leg())
                .put("name", lane.name())
                .put("address", SocketText.of(lane.remote()))
                .put("transport", lane.transport().uriName());
    }

    private Document row(ExplainedCall call, Row row) {
        Document document = new Document()
                .put("kind", row instanceof MessageRow ? "message" : "step")
                .put("at", text.instant(row.wallMillis()))
                .put("after", DocumentText.duration((row.nanos() - call.beganAtNanos()) / 1_000_000));
        if (row instanceof MessageRow message) {
            return message(document, message);
        }
        return row instanceof StepRow step ? step(document, step.step().step()) : document;
    }

    private static Document message(Document document, MessageRow row) {
        TracedMessage message = row.message();
        MessageFacts facts = row.facts();
        return document.put("leg", (long) message.leg())
                .put("direction", message.sent() ? "sent" : "received")
                .put("transport", message.transport().uriName())
                .put("local", SocketText.of(message.local()))
                .put("remote", SocketText.of(message.remote()))
                .put("title", facts.title())
                .put("cseq", facts.cseq())
                .put("body", facts.body().isEmpty() ? null : facts.body())
                .put("again", row.again())
                .put("bytes", (long) message.wireLength())
                .put("cut", message.cut())
                .put("text", new String(message.bytes(), StandardCharsets.UTF_8));
    }

    /** What a step has not is left out. */
    private Document step(Document document, ChargingStep step) {
        document.put("step", name(step)).put("text", texts.text(step));
        if (step instanceof ChargingStep.Admitted admitted) {
            funds(document, admitted.funds())
                    .put("account", admitted.account())
                    .put("rate", admitted.rate())
                    .put("decisions", decisions(admitted.decisions()));
        } else if (step instanceof ChargingStep.Refused refused) {
            document.put("refusal", refused.refusal().name()).put("decisions", decisions(refused.decisions()));
        } else if (step instanceof ChargingStep.Resumed resumed) {
            funds(document.put("talk_time", DocumentText.duration(resumed.talkMillis())), resumed.funds());
        } else if (step instanceof ChargingStep.Answered answered) {
            funds(document, answered.funds());
        } else if (step instanceof ChargingStep.Extended extended) {
            funds(document.put("talk_time", DocumentText.duration(extended.talkMillis())), extended.funds());
        } else if (step instanceof ChargingStep.NotExtended end) {
            funds(document.put("talk_time", DocumentText.duration(end.talkMillis())), end.funds())
                    .put("withheld", end.withheld());
        } else if (step instanceof ChargingStep.HandedOver moved) {
            CellDecision decision = moved.decision();
            document.put("side", lower(moved.side()))
                    .put("cell", moved.cell())
                    .put("outcome", lower(moved.outcome()))
                    .put("decisions", decisions(decision == null ? List.of() : List.of(decision)))
                    .put("price_ratio", SegmentDocuments.ratio(moved.funds().ratioThousandths()));
        } else if (step instanceof ChargingStep.Ended ended) {
            document.put("cause", ended.cause().name())
                    .put("sip_status", ended.sipStatus() == 0 ? null : (long) ended.sipStatus())
                    .put("detail", ended.detail())
                    .put("talk_time", DocumentText.duration(ended.talkMillis()))
                    .put("charge", text.amount(ended.chargeMicros()));
        }
        return document;
    }

    /** Where there is no end of the paid time, or of the locked price, it is null. */
    private Document funds(Document document, Funds funds) {
        return document.put("reserved", text.amount(funds.reservedMicros()))
                .put("paid_time", duration(funds.paidMillis()))
                .put("price_ratio", SegmentDocuments.ratio(funds.ratioThousandths()))
                .put("price_locked_time", duration(funds.lockedMillis()));
    }

    private static @Nullable String duration(long millis) {
        return millis == Long.MAX_VALUE ? null : DocumentText.duration(millis);
    }

    private static List<Document> decisions(List<CellDecision> decisions) {
        return decisions.stream().map(CellDocuments::decision).toList();
    }

    /** {@code "not_extended"}. */
    private static String name(ChargingStep step) {
        return step.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
