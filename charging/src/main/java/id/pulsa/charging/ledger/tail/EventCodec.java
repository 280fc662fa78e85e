package id.pulsa.charging.ledger.tail;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CapUse;
import id.pulsa.charging.ledger.CellPair;
import id.pulsa.charging.ledger.Dialogs;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.LiveCall;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens to calls, as bytes. Others events are not kept: whoever causes them waits for their commit. The format is
 * that of one version of the program: {@link #VERSION} is raised by every change.
 */
final class EventCodec {
    static final int VERSION = 2;

    private static final byte STARTED = 1;
    private static final byte CHANGED = 2;
    private static final byte ENDED = 3;
    private static final byte GONE = 4;

    private EventCodec() {}

    /** Whether events of this kind are kept. */
    static boolean keeps(LedgerEvent event) {
        return event instanceof LedgerEvent.CallStarted
                || event instanceof LedgerEvent.CallChanged
                || event instanceof LedgerEvent.CallEnded
                || event instanceof LedgerEvent.CallGone;
    }

    /** @throws java.nio.BufferOverflowException when there is no room */
    static void write(ByteBuffer out, LedgerEvent event) {
        if (event instanceof LedgerEvent.CallStarted started) {
            out.put(STARTED);
            start(out, started.call());
        } else if (event instanceof LedgerEvent.CallChanged changed) {
            out.put(CHANGED);
            change(out, changed);
        } else if (event instanceof LedgerEvent.CallEnded ended) {
            out.put(ENDED);
            end(out, ended);
        } else if (event instanceof LedgerEvent.CallGone gone) {
            out.put(GONE);
            Bytes.put(out, gone.callId());
        } else {
            throw new IllegalArgumentException("not kept: " + event);
        }
    }

    /** What was written; null when the bytes are something else. */
    static @Nullable LedgerEvent read(ByteBuffer in) {
        try {
            byte kind = in.get();
            LedgerEvent event =
                    switch (kind) {
                        case STARTED -> new LedgerEvent.CallStarted(started(in));
                        case CHANGED -> changed(in);
                        case ENDED -> ended(in);
                        case GONE -> new LedgerEvent.CallGone(Bytes.text(in));
                        default -> null;
                    };
            return in.hasRemaining() ? null : event;
        } catch (BufferUnderflowException | IllegalArgumentException notOurs) {
            return null;
        }
    }

    private static void start(ByteBuffer out, LiveCall call) {
        Bytes.put(out, call.kind().name());
        Bytes.put(out, call.callId());
        Bytes.put(out, call.subscriber());
        Bytes.put(out, call.caller());
        Bytes.put(out, call.called());
        Bytes.put(out, call.account());
        Bytes.put(out, call.rate());
        Bytes.put(out, call.callerCell());
        Bytes.put(out, call.calleeCell());
        out.putLong(call.startedAtWallMillis())
                .putLong(call.answeredAtWallMillis())
                .putLong(call.reservedMicros())
                .putLong(call.paidMillis())
                .putLong(call.lastAliveAtWallMillis());
        Bytes.put(out, call.bundles(), PartCodec::bundle);
        PartCodec.cells(out, call.cells());
        dialogs(out, call.dialogs());
    }

    private static LiveCall started(ByteBuffer in) {
        return new LiveCall(
                CallDetailRecord.Kind.valueOf(Bytes.text(in)),
                Bytes.text(in),
                Bytes.maybe(in),
                Bytes.text(in),
                Bytes.text(in),
                Bytes.maybe(in),
                Bytes.maybe(in),
                Bytes.maybe(in),
                Bytes.maybe(in),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                Bytes.list(in, PartCodec::bundle),
                PartCodec.cells(in),
                dialogs(in));
    }

    private static void change(ByteBuffer out, LedgerEvent.CallChanged change) {
        Bytes.put(out, change.callId());
        out.putLong(change.answeredAtWallMillis())
                .putLong(change.reservedMicros())
                .putLong(change.paidMillis());
        Bytes.put(out, change.bundles(), PartCodec::bundle);
        Bytes.flag(out, change.cells() != null);
        if (change.cells() != null) {
            PartCodec.cells(out, change.cells());
        }
        CellPair phones = change.phones();
        Bytes.flag(out, phones != null);
        if (phones != null) {
            Bytes.put(out, phones.caller());
            Bytes.put(out, phones.callee());
        }
        dialogs(out, change.dialogs());
    }

    private static LedgerEvent changed(ByteBuffer in) {
        return new LedgerEvent.CallChanged(
                Bytes.text(in),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                Bytes.list(in, PartCodec::bundle),
                Bytes.flag(in) ? PartCodec.cells(in) : null,
                Bytes.flag(in) ? new CellPair(Bytes.maybe(in), Bytes.maybe(in)) : null,
                dialogs(in));
    }

    private static void end(ByteBuffer out, LedgerEvent.CallEnded end) {
        CallDetailRecord cdr = end.cdr();
        Bytes.flag(out, end.wasLive());
        Bytes.flag(out, end.untold());
        out.putLong(end.day());
        Bytes.put(out, end.caps(), EventCodec::cap);
        Bytes.put(out, cdr.kind().name());
        Bytes.put(out, cdr.callId());
        Bytes.put(out, cdr.caller());
        Bytes.put(out, cdr.called());
        Bytes.put(out, cdr.account());
        Bytes.put(out, cdr.rate());
        Bytes.put(out, cdr.callerCell());
        Bytes.put(out, cdr.calleeCell());
        out.putLong(cdr.startedAtWallMillis())
                .putLong(cdr.ringingAtWallMillis())
                .putLong(cdr.answeredAtWallMillis())
                .putLong(cdr.endedAtWallMillis())
                .putLong(cdr.talkMillis())
                .putLong(cdr.billedMillis())
                .putLong(cdr.chargeMicros());
        Bytes.put(out, cdr.cause());
        out.putInt(cdr.sipStatus());
        Bytes.put(out, cdr.detail());
        Bytes.put(out, cdr.segments(), PartCodec::segment);
        Bytes.put(out, cdr.bundles(), PartCodec::bundle);
        Bytes.put(out, cdr.decisions(), PartCodec::decision);
    }

    private static LedgerEvent ended(ByteBuffer in) {
        boolean wasLive = Bytes.flag(in);
        boolean untold = Bytes.flag(in);
        long day = in.getLong();
        List<CapUse> caps = Bytes.list(in, EventCodec::cap);
        CallDetailRecord cdr = new CallDetailRecord(
                CallDetailRecord.Kind.valueOf(Bytes.text(in)),
                Bytes.text(in),
                Bytes.text(in),
                Bytes.text(in),
                Bytes.maybe(in),
                Bytes.maybe(in),
                Bytes.maybe(in),
                Bytes.maybe(in),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                Bytes.text(in),
                in.getInt(),
                Bytes.maybe(in),
                Bytes.list(in, PartCodec::segment),
                Bytes.list(in, PartCodec::bundle),
                Bytes.list(in, PartCodec::decision));
        return new LedgerEvent.CallEnded(cdr, wasLive, day, caps, untold);
    }

    private static void cap(ByteBuffer out, CapUse use) {
        Bytes.put(out, use.key());
        out.putInt(use.band()).putLong(use.micros());
    }

    private static CapUse cap(ByteBuffer in) {
        return new CapUse(Bytes.text(in), in.getInt(), in.getLong());
    }

    private static void dialogs(ByteBuffer out, @Nullable Dialogs dialogs) {
        Bytes.put(out, dialogs == null ? null : dialogs.bytes());
    }

    private static @Nullable Dialogs dialogs(ByteBuffer in) {
        byte[] bytes = Bytes.bytes(in);
        return bytes == null ? null : new Dialogs(bytes);
    }
}
