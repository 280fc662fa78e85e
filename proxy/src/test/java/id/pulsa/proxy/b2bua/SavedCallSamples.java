package id.pulsa.proxy.b2bua;

import id.pulsa.charging.session.CallAttempt;
import id.pulsa.proxy.dialog.Dialog;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.transaction.ShardIdentifiers;
import id.pulsa.proxy.transport.Flow;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Calls as the ledger keeps them. */
public final class SavedCallSamples {
    private final ShardIdentifiers identifiers;
    private final Flow flow;

    /** Of phones that are all reached over one flow. */
    public SavedCallSamples(ShardIdentifiers identifiers, Flow flow) {
        this.identifiers = identifiers;
        this.flow = flow;
    }

    /** An answered call. */
    public byte[] answered(CallAttempt attempt) {
        String tag = identifiers.tag();
        SipRequest opening = invite(attempt.callerText(), attempt.called(), identifiers.callId());
        SipRequest invite = invite(attempt.callerText(), attempt.called(), identifiers.callId());
        return SavedCall.write(
                attempt,
                true,
                SavedBytes.invite(opening, tag, flow),
                answer(opening, tag),
                List.of(),
                List.of(dialog(opening, tag), dialog(invite, identifiers.tag())),
                List.of());
    }

    /** A call that rings at two phones. */
    byte[] settingUp(CallAttempt attempt) {
        String tag = identifiers.tag();
        SipRequest opening = invite(attempt.callerText(), attempt.called(), identifiers.callId());
        return SavedCall.write(
                attempt,
                false,
                SavedBytes.invite(opening, tag, flow),
                null,
                List.of(
                        SavedBytes.invite(opening, identifiers.tag(), flow),
                        SavedBytes.invite(opening, identifiers.tag(), flow)),
                List.of(),
                List.of(dialog(opening, identifiers.tag())));
    }

    private Dialog dialog(SipRequest invite, String tag) {
        Dialog dialog = Dialog.asServer(invite, tag, "<sip:127.0.0.1:5060>", flow);
        dialog.confirm();
        return dialog;
    }

    private static SipResponse answer(SipRequest invite, String tag) {
        return MessageBuilder.response(200, "OK")
                .copy(invite, HeaderName.VIA)
                .copy(invite, HeaderName.FROM)
                .add(HeaderName.TO, invite.to() + ";tag=" + tag)
                .copy(invite, HeaderName.CALL_ID)
                .copy(invite, HeaderName.CSEQ)
                .add(HeaderName.CONTACT, "<sip:127.0.0.1:5060>")
                .body("application/sdp", "v=0\r\n".getBytes(StandardCharsets.US_ASCII))
                .buildResponse();
    }

    private SipRequest invite(String from, String to, String callId) {
        return MessageBuilder.request(Method.INVITE, "sip:" + to + "@lab.test")
                .add(HeaderName.VIA, "SIP/2.0/UDP 127.0.0.1:5061;rport;branch=" + identifiers.branch())
                .add(HeaderName.RECORD_ROUTE, "<sip:127.0.0.1;lr>")
                .add(HeaderName.MAX_FORWARDS, 70)
                .add(HeaderName.FROM, "<sip:" + from + "@lab.test>;tag=" + identifiers.tag())
                .add(HeaderName.TO, "<sip:" + to + "@lab.test>")
                .add(HeaderName.CALL_ID, callId)
                .add(HeaderName.CSEQ, "1 INVITE")
                .add(HeaderName.CONTACT, "<sip:" + from + "@127.0.0.1:5061>")
                .buildRequest();
    }
}
