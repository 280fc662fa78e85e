package id.pulsa.proxy.b2bua;

import id.pulsa.charging.session.EndCause;
import id.pulsa.proxy.selfcare.ServiceAnswer;

/** One call or message to a service number, to be ended once: told or refused. */
sealed interface ServiceVisit permits ServiceCall, ServiceMessage {
    /** The request is being worked on; the answer may take a commit. */
    void accepted();

    /** The answer is on its way by a message of its own. */
    void told(ServiceAnswer answer);

    void refused(EndCause cause, Rejection rejection);
}
