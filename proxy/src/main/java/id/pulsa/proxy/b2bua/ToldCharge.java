package id.pulsa.proxy.b2bua;

import id.pulsa.charging.session.CallSession;
import id.pulsa.proxy.aoc.AdvisedBody;
import id.pulsa.proxy.aoc.AocAcceptance;
import id.pulsa.proxy.aoc.AocDocuments;
import id.pulsa.proxy.aoc.AocMediaType;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.SipResponse;

/**
 * Tells a phone that takes it the tariff (AOC-S) in the first provisional response that has room for it and in the
 * answer, and the charge (AOC-E) in our BYE or in the answer to its own.
 *
 * <p>What is told is left out rather than a call put at risk: where it does not {@linkplain AdvisedBody#fitsBeside fit}
 * beside the callee's body, to a phone that takes one body only, and in a BYE that would become too large for a datagram.
 * After a restart of the gateway nothing is told.
 */
final class ToldCharge extends ChargeAdvice {
    /** RFC 3261 §18.1.1: a request that is larger does not belong into a datagram. */
    private static final int LARGEST_FAREWELL_BYTES = 1_300;

    private static final long NOT_SETTLED = -1;

    private final CallContext context;
    private final CallSession session;
    private final AocAcceptance acceptance;
    private boolean ringingTold;
    private long chargeMicros = NOT_SETTLED;

    ToldCharge(CallContext context, CallSession session, AocAcceptance acceptance) {
        super(true);
        this.context = context;
        this.session = session;
        this.acceptance = acceptance;
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
        return documents().tariff(session.price());
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
        return farewell.length() + document.length > LARGEST_FAREWELL_BYTES - AdvisedBody.HEADER_BYTES
                ? farewell
                : AdvisedBody.alone(farewell, document);
    }

    private AocDocuments documents() {
        return context.advice();
    }
}
