package id.pulsa.proxy.transaction;

import id.pulsa.proxy.measure.Counts;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipMessage;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.transport.Flow;

/**
 * How many well-formed SIP messages one shard's calls have got and sent, repetitions too, since the start. Read by any
 * thread.
 */
public final class TrafficCounts implements TrafficListener {
    /** Classes of responses: 1xx to 6xx. */
    public static final int STATUS_CLASSES = 6;

    private static final int METHODS = Method.known().size() + 1;

    private final Counts requestsReceived = new Counts(METHODS);
    private final Counts requestsSent = new Counts(METHODS);
    private final Counts responsesReceived = new Counts(STATUS_CLASSES);
    private final Counts responsesSent = new Counts(STATUS_CLASSES);

    @Override
    public void received(SipMessage message, Flow flow) {
        count(message, requestsReceived, responsesReceived);
    }

    @Override
    public void sent(SipMessage message, Flow flow) {
        count(message, requestsSent, responsesSent);
    }

    private static void count(SipMessage message, Counts requests, Counts responses) {
        if (message instanceof SipRequest request) {
            requests.count(request.method().place());
        } else if (message instanceof SipResponse response) {
            responses.count(response.status() / 100 - 1);
        }
    }

    /**
     * Requests that came.
     *
     * @param place of the method, as {@link Method#place} has it
     */
    public long requestsReceived(int place) {
        return requestsReceived.of(place);
    }

    /**
     * Requests that were sent.
     *
     * @param place of the method, as {@link Method#place} has it
     */
    public long requestsSent(int place) {
        return requestsSent.of(place);
    }

    /**
     * Responses that came.
     *
     * @param statusClass 1 for 1xx, and so on up to 6
     */
    public long responsesReceived(int statusClass) {
        return responsesReceived.of(statusClass - 1);
    }

    /**
     * Responses that were sent.
     *
     * @param statusClass 1 for 1xx, and so on up to 6
     */
    public long responsesSent(int statusClass) {
        return responsesSent.of(statusClass - 1);
    }
}
