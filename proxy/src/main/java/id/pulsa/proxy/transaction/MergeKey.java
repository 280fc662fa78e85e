package id.pulsa.proxy.transaction;

import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;

/** What two copies of one request have in common that came to us by different paths (RFC 3261 §8.2.2.2). */
record MergeKey(String callId, String fromTag, long cseq, Method method) {
    static MergeKey of(SipRequest request) {
        String fromTag = request.from().tag();
        return new MergeKey(
                request.callId(), fromTag == null ? "" : fromTag, request.cseq().number(), request.method());
    }
}
