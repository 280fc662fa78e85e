package id.pulsa.proxy.auth;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import java.util.List;

/** What authentication made of a request. */
public sealed interface AuthResult {
    /**
     * The request comes from the subscriber that it says.
     *
     * @param number the subscriber's, as it is stored
     */
    record Authenticated(String number) implements AuthResult {}

    /**
     * To be answered with a challenge (RFC 3261 §22.2, §22.3).
     *
     * @param status 401 for REGISTER, else 407
     * @param header WWW-Authenticate or Proxy-Authenticate
     * @param values one row for each algorithm, the one we prefer on top (RFC 8760 §2.4)
     */
    record Challenge(int status, HeaderName header, List<String> values) implements AuthResult {
        /** Adds the rows to a response. */
        public MessageBuilder addTo(MessageBuilder response) {
            return response.addAll(header, values);
        }
    }

    /**
     * Refused: no other credentials would help now.
     *
     * @param status 403
     * @param reason for the reason phrase: short, printable
     */
    record Rejected(int status, String reason) implements AuthResult {}

    /**
     * Credentials that no client should have sent.
     *
     * @param reason for the reason phrase: short, printable
     */
    record BadCredentials(String reason) implements AuthResult {
        /** What to answer. */
        public int status() {
            return 400;
        }
    }
}
