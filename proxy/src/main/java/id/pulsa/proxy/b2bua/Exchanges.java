package id.pulsa.proxy.b2bua;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.transaction.InviteServerTransaction;
import id.pulsa.proxy.transaction.ServerTransaction;
import java.util.ArrayList;
import java.util.List;

/** The requests of one call that are on their way from one side to the other. Confined to its shard's thread. */
final class Exchanges {
    private final int most;
    private final List<Exchange> running = new ArrayList<>(1);

    /** @param most so many at once */
    Exchanges(int most) {
        this.most = most;
    }

    /** Whether there is room for another one, and no re-INVITE under way beside a new one; else it has been answered. */
    boolean admit(ServerTransaction transaction) {
        boolean invite = transaction instanceof InviteServerTransaction;
        if (running.size() < most && !(invite && running.stream().anyMatch(Exchange::isInvite))) {
            return true;
        }
        transaction.respond(transaction
                .reply(invite ? 491 : 503)
                .add(HeaderName.RETRY_AFTER, 1)
                .buildResponse());
        return false;
    }

    void add(Exchange exchange) {
        running.add(exchange);
    }

    void remove(Exchange exchange) {
        running.remove(exchange);
    }

    /** An ACK inside the dialog that is not the first INVITE's. */
    void acknowledged(Leg from, SipRequest ack) {
        for (Exchange exchange : all()) {
            exchange.acknowledged(from, ack);
        }
    }

    /** A copy: those that end leave the list. */
    List<Exchange> all() {
        return List.copyOf(running);
    }
}
