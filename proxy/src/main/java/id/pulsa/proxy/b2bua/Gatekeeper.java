package id.pulsa.proxy.b2bua;

import id.pulsa.proxy.auth.AuthResult;
import id.pulsa.proxy.auth.DigestAuthenticator;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipUri;
import id.pulsa.proxy.transaction.ServerTransaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every request outside a dialog must pass (RFC 3261 §8.2, §16.3, §22): each check either lets it through or
 * answers it. Confined to one shard's thread.
 */
final class Gatekeeper {
    private final Identity identity;
    private final DigestAuthenticator authenticator;

    Gatekeeper(Identity identity, DigestAuthenticator authenticator) {
        this.identity = identity;
        this.authenticator = authenticator;
    }

    /** Whether the request is for us and asks for nothing that we cannot do; else it has been answered. */
    boolean passes(ServerTransaction transaction, SipRequest request) {
        Rejection fault = fault(request);
        if (fault != null) {
            answer(transaction, fault);
            return false;
        }
        return understands(transaction, request);
    }

    /** Whether the request requires nothing that we cannot do (RFC 3261 §8.2.2.3); else it has been answered. */
    boolean understands(ServerTransaction transaction, SipRequest request) {
        List<String> unsupported = HeaderPolicy.unsupported(request);
        if (!unsupported.isEmpty()) {
            MessageBuilder reply = transaction.reply(420);
            transaction.respond(reply.add(HeaderName.UNSUPPORTED, String.join(", ", unsupported))
                    .buildResponse());
            return false;
        }
        return true;
    }

    private @Nullable Rejection fault(SipRequest request) {
        if (request.number(HeaderName.MAX_FORWARDS) == 0) {
            return new Rejection(483, "Max-Forwards is used up", 0);
        }
        SipUri uri = request.uri();
        if (uri == null) {
            return new Rejection(416, "The Request-URI is no sip, sips or tel URI", 0);
        }
        return identity.owns(uri) ? null : new Rejection(404, "This gateway does not serve " + uri.host(), 0);
    }

    /** The number of the subscriber who sent the request; null when it has been answered with a challenge or refusal. */
    @Nullable String authenticated(ServerTransaction transaction, SipRequest request) {
        AuthResult result =
                authenticator.authenticate(request, transaction.flow().remote().getAddress());
        if (result instanceof AuthResult.Authenticated authenticated) {
            return authenticated.number();
        }
        if (result instanceof AuthResult.Challenge challenge) {
            transaction.respond(
                    challenge.addTo(transaction.reply(challenge.status())).buildResponse());
        } else if (result instanceof AuthResult.Rejected rejected) {
            answer(transaction, new Rejection(rejected.status(), rejected.reason(), 0));
        } else if (result instanceof AuthResult.BadCredentials bad) {
            answer(transaction, new Rejection(bad.status(), bad.reason(), 0));
        }
        return null;
    }

    static void answer(ServerTransaction transaction, Rejection rejection) {
        transaction.respond(
                rejection.addTo(transaction.reply(rejection.status())).buildResponse());
    }
}
