package id.pulsa.proxy.auth;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client's side of Digest: a request that can be varied in everything a server must look at. */
final class Client {
    Method method = Method.INVITE;
    String requestUri = "sip:1002@pulsa.lab";
    String digestUri = "sip:1002@pulsa.lab";
    String from = "1001";
    String to = "1002";
    String user = "1001";
    String realm = "pulsa.lab";
    String password = "secret";
    DigestAlgorithm algorithm = DigestAlgorithm.MD5;
    String qop = "auth";
    long nonceCount = 1;

    @Nullable String agent;

    final List<String> otherRows = new ArrayList<>();

    /** The request without credentials. */
    SipRequest plain() {
        return request(List.copyOf(otherRows));
    }

    /** The request with credentials for that nonce. */
    SipRequest answering(String nonce) {
        List<String> rows = new ArrayList<>(otherRows);
        rows.add(row(nonce));
        return request(rows);
    }

    String row(String nonce) {
        String ha1 = PasswordHashes.of(user, realm, password).ha1(algorithm);
        String count = String.format("%08x", nonceCount);
        DigestCredentials credentials = new DigestCredentials(
                user, realm, nonce, digestUri, algorithm.token(), "", qop, count, nonceCount, "c0");
        String response = new DigestHash().expected(algorithm, ha1, credentials, method.name());
        return "Digest username=\"" + user + "\", realm=\"" + realm + "\", nonce=\"" + nonce + "\", uri=\"" + digestUri
                + "\", response=\"" + response + "\", algorithm=" + algorithm.token()
                + (qop.isEmpty() ? "" : ", qop=" + qop + ", nc=" + count + ", cnonce=\"c0\"");
    }

    private SipRequest request(List<String> rows) {
        MessageBuilder request = MessageBuilder.request(method, requestUri)
                .add(HeaderName.VIA, "SIP/2.0/UDP 10.0.0.5:5060;branch=z9hG4bKa")
                .add(HeaderName.FROM, "<sip:" + from + "@pulsa.lab>;tag=1")
                .add(HeaderName.TO, "<sip:" + to + "@pulsa.lab>")
                .add(HeaderName.CALL_ID, "c")
                .add(HeaderName.CSEQ, "1 " + method)
                .addAll(
                        method.equals(Method.REGISTER) ? HeaderName.AUTHORIZATION : HeaderName.PROXY_AUTHORIZATION,
                        rows);
        if (agent != null) {
            request.add(HeaderName.USER_AGENT, agent);
        }
        return request.buildRequest();
    }
}
