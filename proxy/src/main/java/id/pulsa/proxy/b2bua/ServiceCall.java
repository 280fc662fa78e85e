package id.pulsa.proxy.b2bua;

import id.pulsa.charging.session.CallSession;
import id.pulsa.charging.session.EndCause;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.selfcare.ServiceAnswer;
import id.pulsa.proxy.transaction.InviteServerTransaction;
import id.pulsa.proxy.transaction.ServerTransactionListener;

/**
 * An INVITE to a service number. It is never answered with 2xx, so there is nothing to charge and no media to play: 603
 * ends it, and its reason phrase, which phones show, is the answer in a few words.
 */
final class ServiceCall implements ServiceVisit, ServerTransactionListener {
    private static final int DECLINED = 603;

    private final InviteServerTransaction transaction;
    private final CallSession session;

    ServiceCall(InviteServerTransaction transaction, CallSession session) {
        this.transaction = transaction;
        this.session = session;
        transaction.listener(this);
    }

    @Override
    public void accepted() {
        // 100 goes out by itself when the answer takes long.
    }

    @Override
    public void told(ServiceAnswer answer) {
        end(EndCause.SERVICE, new Rejection(DECLINED, answer.brief(), 0), ReasonText.phrase(answer.brief()));
    }

    @Override
    public void refused(EndCause cause, Rejection rejection) {
        end(cause, rejection, ReasonText.phrase(rejection.text()));
    }

    @Override
    public void cancelled(InviteServerTransaction cancelled, SipRequest cancel) {
        Rejection rejection = Rejection.of(EndCause.CANCELLED);
        end(EndCause.CANCELLED, rejection, "Request Terminated");
    }

    /** The first end counts. */
    private void end(EndCause cause, Rejection rejection, String phrase) {
        session.end(cause, rejection.status(), rejection.text());
        if (!transaction.isAnswered()) {
            transaction.respond(rejection
                    .addTo(transaction.reply(rejection.status(), phrase))
                    .buildResponse());
        }
    }
}
