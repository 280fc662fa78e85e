package id.pulsa.proxy.b2bua;

import id.pulsa.charging.session.CallAttempt;
import id.pulsa.charging.session.CallSession;
import id.pulsa.proxy.aoc.AocAcceptance;
import id.pulsa.proxy.aoc.AocMediaType;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;

/**
 * What the phone of one call's caller is told in message bodies that the call costs (3GPP TS 24.647); here nothing, as
 * to most phones. What a callee or the PBX says of the price does not get through to a caller who pays us. Confined to
 * its shard's thread.
 */
sealed class ChargeAdvice permits ToldCharge {
    /** Of a call that comes from the PBX: others may charge for it, and tell. */
    private static final ChargeAdvice NOT_OURS = new ChargeAdvice(false);

    /** To a phone that takes none. */
    private static final ChargeAdvice SILENT = new ChargeAdvice(true);

    private final boolean ours;

    /** @param ours whether we and nobody else tell the caller what the call costs */
    ChargeAdvice(boolean ours) {
        this.ours = ours;
    }

    /** As it suits the caller's INVITE. */
    static ChargeAdvice of(CallContext context, CallAttempt attempt, CallSession session, SipRequest invite) {
        if (attempt.caller() == null) {
            return NOT_OURS;
        }
        AocAcceptance acceptance = AocAcceptance.of(invite);
        return acceptance == AocAcceptance.NONE ? SILENT : new ToldCharge(context, session, invite, acceptance);
    }

    /** Of a call of before a restart: nothing more is told. */
    static ChargeAdvice untold(CallAttempt attempt) {
        return attempt.caller() == null ? NOT_OURS : SILENT;
    }

    /** Copies what may cross of a callee's response to the INVITE, and finishes our response. */
    MessageBuilder cross(SipResponse from, MessageBuilder into) {
        return ours && AocMediaType.isBodyOf(from)
                ? HeaderPolicy.crossWithoutBody(from, into)
                : HeaderPolicy.cross(from, into).body(from);
    }

    /** Finishes our provisional response to the INVITE where nothing of a callee's crosses. */
    MessageBuilder finish(MessageBuilder provisional) {
        return provisional;
    }

    /** The call goes on, perhaps at another price. */
    void priceNow(Leg caller) {
        // Nobody is told.
    }

    /** The call has been settled. */
    void charged(long micros) {
        // Nobody is told.
    }

    /** Finishes our BYE to the caller, or the answer to the caller's. */
    MessageBuilder total(MessageBuilder farewell) {
        return farewell;
    }

    /** Copies what may cross of a request of the caller's, but for its body. */
    final MessageBuilder passOn(SipRequest request, MessageBuilder into) {
        return ours ? HeaderPolicy.crossWithoutAdvice(request, into) : HeaderPolicy.cross(request, into);
    }

    /** Whether a request of a callee's would tell the caller what only we tell. */
    final boolean isContradictedBy(SipRequest request) {
        return ours && AocMediaType.isBodyOf(request);
    }
}
