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
    private final CellLocator cells;

    RegisterDesk(Shard shard, Gatekeeper gatekeeper, Registrar registrar, CellLocator cells) {
        this.shard = shard;
        this.gatekeeper = gatekeeper;
        this.registrar = registrar;
        this.cells = cells;
    }

    void register(NonInviteServerTransaction transaction, SipRequest request) {
        String number = gatekeeper.passes(transaction, request) ? gatekeeper.authenticated(transaction, request) : null;
        if (number != null) {
            registrar.register(shard, transaction.flow(), request, response -> {
                if (response.status() == 200) {
                    cells.registered(number, request);
                }
                transaction.respond(response.to(request, transaction.toTag()));
            });
        }
    }
}
