package id.pulsa.charging.ledger.tail;

import id.pulsa.charging.ledger.BundleTime;
import id.pulsa.charging.ledger.CellDecision;
import id.pulsa.charging.ledger.CellHistory;
import id.pulsa.charging.rating.ChargeSegment;
import id.pulsa.charging.rating.PriceRatios;
import java.nio.ByteBuffer;

/** What calls carry lists of, as bytes. */
final class PartCodec {
    private PartCodec() {}

    static void bundle(ByteBuffer out, BundleTime time) {
        Bytes.put(out, time.bundle());
        out.putLong(time.millis());
    }

    static BundleTime bundle(ByteBuffer in) {
        return new BundleTime(Bytes.text(in), in.getLong());
    }

    static void cells(ByteBuffer out, CellHistory history) {
        Bytes.put(out, history.ratios().toString());
        Bytes.put(out, history.decisions(), PartCodec::decision);
    }

    static CellHistory cells(ByteBuffer in) {
        return new CellHistory(PriceRatios.parse(Bytes.text(in)), Bytes.list(in, PartCodec::decision));
    }

    static void decision(ByteBuffer out, CellDecision decision) {
        Bytes.put(out, decision.cell());
        Bytes.put(out, decision.kind());
        Bytes.put(out, decision.verdict());
        Bytes.put(out, decision.policy());
        out.putInt(decision.channels())
                .putInt(decision.busy())
                .putLong(decision.offeredMilliErl())
                .putLong(decision.capacityMilliErl())
                .putInt(decision.blockingMillionths())
                .putInt(decision.ratioThousandths());
    }

    static CellDecision decision(ByteBuffer in) {
        return new CellDecision(
                Bytes.text(in),
                Bytes.text(in),
                Bytes.text(in),
                Bytes.text(in),
                in.getInt(),
                in.getInt(),
                in.getLong(),
                in.getLong(),
                in.getInt(),
                in.getInt());
    }

    static void segment(ByteBuffer out, ChargeSegment segment) {
        Bytes.put(out, segment.kind().name());
        out.putLong(segment.fromMillis()).putLong(segment.toMillis());
        Bytes.put(out, segment.band());
        out.putLong(segment.priceMicros())
                .putLong(segment.perMillis())
                .putInt(segment.ratioThousandths())
                .putLong(segment.incrementMillis())
                .putLong(segment.increments())
                .putLong(segment.amountMicros());
    }

    static ChargeSegment segment(ByteBuffer in) {
        return new ChargeSegment(
                ChargeSegment.Kind.valueOf(Bytes.text(in)),
                in.getLong(),
                in.getLong(),
                Bytes.text(in),
                in.getLong(),
                in.getLong(),
                in.getInt(),
                in.getLong(),
                in.getLong(),
                in.getLong());
    }
}
