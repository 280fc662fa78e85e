package id.pulsa.proxy.transaction;

import id.pulsa.proxy.message.SipMessage;
import id.pulsa.proxy.transport.Flow;

/**
 * Hears of every SIP message that one shard's calls get or send, repetitions too, on the shard's thread. It must be quick,
 * must not throw, and keeps no reference to the message.
 */
public interface TrafficListener {
    /** Does not care. */
    TrafficListener NONE = new TrafficListener() {
        @Override
        public void received(SipMessage message, Flow flow) {}

        @Override
        public void sent(SipMessage message, Flow flow) {}
    };

    /** Tells two, one after the other. */
    static TrafficListener both(TrafficListener first, TrafficListener second) {
        return new TrafficListener() {
            @Override
            public void received(SipMessage message, Flow flow) {
                first.received(message, flow);
                second.received(message, flow);
            }

            @Override
            public void sent(SipMessage message, Flow flow) {
                first.sent(message, flow);
                second.sent(message, flow);
            }
        };
    }

    /** A well-formed message has come; nothing has been done about it yet. */
    void received(SipMessage message, Flow flow);

    /** A message is about to be handed to the transport. */
    void sent(SipMessage message, Flow flow);
}
