package id.pulsa.proxy.transport;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** The sink behind a fence: what it throws ends that one message, never a socket. */
final class GuardedSink {
    private static final Logger LOG = LogManager.getLogger(GuardedSink.class);

    private final MessageSink sink;

    GuardedSink(MessageSink sink) {
        this.sink = sink;
    }

    void received(Shard shard, Flow flow, byte[] message) {
        try {
            sink.received(shard, flow, message, message.length);
        } catch (RuntimeException fault) {
            LOG.error("message of {} bytes from {} dropped", message.length, flow, fault);
        }
    }

    void unframeable(Shard shard, Flow flow, Unframeable reason, byte[] received) {
        try {
            sink.unframeable(shard, flow, reason, received, received.length);
        } catch (RuntimeException fault) {
            LOG.error("{} from {} not answered", reason, flow, fault);
        }
    }

    void connectionClosed(Shard shard, Flow flow) {
        try {
            sink.connectionClosed(shard, flow);
        } catch (RuntimeException fault) {
            LOG.error("end of {} not handled", flow, fault);
        }
    }
}
