package id.pulsa.charging.session;

import id.pulsa.charging.account.Settlement;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CellHistory;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.rating.Charge;
import id.pulsa.charging.rating.MessagePrice;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One admitted SIP MESSAGE. Without a price nobody pays: it comes from the PBX or goes to an emergency number.
 *
 * <p>While it is on its way it has a live record like a call, so that one which a crash caught has its detail record
 * too; what it had set aside is then given back.
 */
final class PrepaidMessage implements MessageSession {
    private final MessageAttempt attempt;
    private final @Nullable Subscriber subscriber;
    private final MessagePrice.@Nullable Priced price;
    private final SessionServices services;
    private final long startedAtWallMillis;
    private final AtomicBoolean ended = new AtomicBoolean();

    PrepaidMessage(
            MessageAttempt attempt,
            @Nullable Subscriber subscriber,
            MessagePrice.@Nullable Priced price,
            SessionServices services,
            long startedAtWallMillis) {
        this.attempt = attempt;
        this.subscriber = subscriber;
        this.price = price;
        this.services = services;
        this.startedAtWallMillis = startedAtWallMillis;
    }

    /** Writes the live record. */
    void begin() {
        services.ledger()
                .record(new LedgerEvent.CallStarted(new LiveCall(
                        CallDetailRecord.Kind.MESSAGE,
                        attempt.messageId(),
                        subscriber == null ? null : subscriber.number(),
                        attempt.senderText(),
                        attempt.called(),
                        subscriber == null ? null : subscriber.account(),
                        rate(),
                        null,
                        null,
                        startedAtWallMillis,
                        0,
                        priceMicros(),
                        0,
                        0,
                        List.of(),
                        CellHistory.NONE,
                        null)));
    }

    @Override
    public String messageId() {
        return attempt.messageId();
    }

    @Override
    public long priceMicros() {
        return price == null ? 0 : price.micros();
    }

    @Override
    public void delivered(int sipStatus) {
        end(EndCause.DELIVERED, sipStatus, null, price == null ? Charge.NOTHING : price.charge());
    }

    @Override
    public void undelivered(EndCause cause, int sipStatus, @Nullable String detail) {
        end(cause, sipStatus, detail, Charge.NOTHING);
    }

    private void end(EndCause cause, int sipStatus, @Nullable String detail, Charge charge) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        long endedAt = services.time().wallMillis();
        long day = price == null || charge.micros() == 0 ? 0 : price.day(startedAtWallMillis);
        CallDetailRecord cdr =
                record(attempt, subscriber, rate(), startedAtWallMillis, endedAt, cause, sipStatus, detail, charge);
        services.ledger().record(new LedgerEvent.CallEnded(cdr, true, day, List.of()));
        if (subscriber != null) {
            services.accounts()
                    .settleMessage(
                            subscriber.account(),
                            new Settlement(priceMicros(), charge.micros(), day, List.of(), List.of()));
        }
    }

    private @Nullable String rate() {
        return price == null ? null : price.description();
    }

    /** The detail record of a message. */
    static CallDetailRecord record(
            MessageAttempt attempt,
            @Nullable Subscriber subscriber,
            @Nullable String rate,
            long startedAtWallMillis,
            long endedAtWallMillis,
            EndCause cause,
            int sipStatus,
            @Nullable String detail,
            Charge charge) {
        return new CallDetailRecord(
                CallDetailRecord.Kind.MESSAGE,
                attempt.messageId(),
                attempt.senderText(),
                attempt.called(),
                subscriber == null ? null : subscriber.account(),
                rate,
                null,
                null,
                startedAtWallMillis,
                0,
                0,
                endedAtWallMillis,
                0,
                0,
                charge.micros(),
                cause.name(),
                sipStatus,
                detail,
                charge.segments(),
                List.of(),
                List.of());
    }
}
