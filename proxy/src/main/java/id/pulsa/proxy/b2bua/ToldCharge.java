package id.pulsa.proxy.b2bua;

import id.pulsa.charging.rating.TalkPrice;
import id.pulsa.charging.session.CallSession;
import id.pulsa.proxy.aoc.AdvisedBody;
import id.pulsa.proxy.aoc.AocAcceptance;
import id.pulsa.proxy.aoc.AocDocuments;
import id.pulsa.proxy.aoc.AocMediaType;
import id.pulsa.proxy.dialog.Dialog;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.transaction.TransactionLayer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells a phone that takes it the tariff (AOC-S) in the first provisional response that has room for it and in the
 * answer, each other price while the call goes on in an INFO of its own, and the charge (AOC-E) in our BYE or in the
 * answer to its own.
 *
 * <p>What is told is left out rather than a call put at risk: where it does not {@linkplain AdvisedBody#fitsBeside fit}
 * beside the callee's body, to a phone that takes one body only, in an INFO that the phone does not allow, and where an
 * INFO, a BYE or its answer would become too large for a datagram. After a restart of the gateway nothing is told.
 */
final class ToldCharge extends ChargeAdvice {
    /** RFC 3261 §18.1.1: a request that is larger does not belong into a datagram. */
    private static final int LARGEST_BYTES = 1_300;

    private static final long NOT_SETTLED = -1;

    private final CallContext context;
    private final CallSession session;
    private final AocAcceptance acceptance;
    private final boolean takesInfo;
    private boolean ringingTold;
    private @Nullable TalkPrice toldPrice;
    private long chargeMicros = NOT_SETTLED;

    ToldCharge(CallContext context, CallSession session, SipRequest invite, AocAcceptance acceptance) {
        super(true);
        this.context = context;
        this.session = session;
        this.acceptance = acceptance;
        this.takesInfo = invite.lists(HeaderName.ALLOW, Method.INFO.name());
    }

    @Override
    MessageBuilder cross(SipResponse from, MessageBuilder into) {
        if (from.isProvisional() && ringingTold) {
            return super.cross(from, into);
        }
        if (!from.hasBody() || AocMediaType.isBodyOf(from)) {
            return tell(HeaderPolicy.crossWithoutBody(from, into));
        }
        String boundary = context.layer().newCallId();
        if (acceptance != AocAcceptance.BESIDE_OTHERS || !AdvisedBody.fitsBeside(from, boundary)) {
            return super.cross(from, into);
        }
        ringingTold = true;
        return AdvisedBody.beside(from, HeaderPolicy.crossWithoutBody(from, into), tariff(), boundary);
    }

    @Override
    MessageBuilder finish(MessageBuilder provisional) {
        return ringingTold ? provisional : tell(provisional);
    }

    private MessageBuilder tell(MessageBuilder response) {
        ringingTold = true;
        return AdvisedBody.alone(response, tariff());
    }

    private byte[] tariff() {
        TalkPrice price = session.price();
        toldPrice = ofTime(price);
        return documents().tariff(price);
    }

    /** The fee is told at the set-up only: it is not charged again. */
    private static @Nullable TalkPrice ofTime(@Nullable TalkPrice price) {
        return price == null
                ? null
                : new TalkPrice(
                        price.priceMicros(), price.perMillis(), price.ratioThousandths(), price.incrementMillis(), 0);
    }

    /** TS 24.647 §4.2.2: the served user is informed if a change in charging rates takes place. */
    @Override
    void priceNow(Leg caller) {
        TalkPrice price = ofTime(session.price());
        Dialog dialog = caller.dialog();
        if (!takesInfo || dialog == null || !caller.mayHangUp() || Objects.equals(price, toldPrice)) {
            return;
        }
        toldPrice = price;
        TransactionLayer layer = context.layer();
        MessageBuilder info = dialog.request(Method.INFO, layer);
        byte[] document = documents().tariff(price);
        if (hasRoom(info, document)) {
            layer.sendRequest(
                    AdvisedBody.alone(info, document).buildRequest(), dialog.flow(layer), UnwatchedRequest.INSTANCE);
        }
    }

    private static boolean hasRoom(MessageBuilder message, byte[] document) {
        return message.length() + AdvisedBody.HEADER_BYTES + document.length <= LARGEST_BYTES;
    }

    @Override
    void charged(long micros) {
        chargeMicros = micros;
    }

    @Override
    MessageBuilder total(MessageBuilder farewell) {
        byte[] document = chargeMicros == NOT_SETTLED
                ? documents().totalNotAvailable()
                : documents().total(chargeMicros);
        return hasRoom(farewell, document) ? AdvisedBody.alone(farewell, document) : farewell;
    }

    private AocDocuments documents() {
        return context.advice();
    }
}
