package id.pulsa.proxy.b2bua;

import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.registrar.Registrar;
import id.pulsa.proxy.transaction.NonInviteServerTransaction;
import id.pulsa.proxy.transport.Shard;

/** REGISTER on one shard: checked, authenticated, then the registrar's. */
final class RegisterDesk {
    private final Shard shard;
    private final Gatekeeper gatekeeper;
    private final Registrar registrar;

    RegisterDesk(Shard shard, Gatekeeper gatekeeper, Registrar registrar) {
        this.shard = shard;
        this.gatekeeper = gatekeeper;
        this.registrar = registrar;
    }

    void register(NonInviteServerTransaction transaction, SipRequest request) {
        if (gatekeeper.passes(transaction, request) && gatekeeper.authenticated(transaction, request) != null) {
            registrar.register(
                    shard,
                    transaction.flow(),
                    request,
                    response -> transaction.respond(response.to(request, transaction.toTag())));
        }
    }
}
