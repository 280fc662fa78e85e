package id.pulsa.proxy.b2bua;

import id.pulsa.charging.session.EndCause;
import id.pulsa.charging.session.MessageSession;
import id.pulsa.proxy.selfcare.ServiceAnswer;
import id.pulsa.proxy.transaction.NonInviteServerTransaction;

/** A MESSAGE to a service number: 200 says that it has arrived, whatever the answer will be. */
final class ServiceMessage implements ServiceVisit {
    private static final int OK = 200;

    private final NonInviteServerTransaction transaction;
    private final MessageSession session;

    ServiceMessage(NonInviteServerTransaction transaction, MessageSession session) {
        this.transaction = transaction;
        this.session = session;
    }

    @Override
    public void accepted() {
        transaction.respond(transaction.reply(OK).buildResponse());
    }

    @Override
    public void told(ServiceAnswer answer) {
        session.undelivered(EndCause.SERVICE, OK, answer.brief());
    }

    @Override
    public void refused(EndCause cause, Rejection rejection) {
        boolean accepted = transaction.isAnswered();
        session.undelivered(cause, accepted ? OK : rejection.status(), rejection.text());
        if (!accepted) {
            Gatekeeper.answer(transaction, rejection);
        }
    }
}
