package id.pulsa.proxy.transaction;

import id.pulsa.proxy.message.MessageParser;
import id.pulsa.proxy.message.ParseResult;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.MessageSink;
import id.pulsa.proxy.transport.Shard;
import id.pulsa.proxy.transport.Unframeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses what arrives, answers what is malformed, and brings the rest to the shard that owns its call: responses by our
 * branch, requests inside a dialog by our To tag. Anything else stays where it arrived; so do retransmissions and
 * CANCELs of new requests, since they come from the same source and hence to the same shard.
 *
 * <p>A message changes hands only whole and once, so it stays confined to one thread.
 */
public final class SipDispatcher implements MessageSink {
    private final MessageParser parser;
    private final TransactionLayer[] layers;

    /**
     * @param layers one for each shard, in the shards' order
     */
    public SipDispatcher(MessageParser parser, List<TransactionLayer> layers) {
        this.parser = parser;
        this.layers = layers.toArray(TransactionLayer[]::new);
    }

    @Override
    public void received(Shard shard, Flow flow, byte[] buffer, int length) {
        ParseResult result = parser.parse(buffer, length);
        if (result instanceof ParseResult.Parsed parsed) {
            if (parsed.message() instanceof SipRequest request) {
                route(shard, flow, request);
            } else if (parsed.message() instanceof SipResponse response) {
                route(shard, flow, response);
            }
        } else if (result instanceof ParseResult.Malformed malformed) {
            answer(shard, flow, malformed.request(), malformed.status(), malformed.detail());
        }
    }

    private void route(Shard shard, Flow flow, SipRequest request) {
        request.cameFrom(
                Addresses.numeric(flow.remote().getAddress()), flow.remote().getPort());
        String toTag = request.to().tag();
        TransactionLayer owner = owner(shard, toTag == null ? -1 : ShardIdentifiers.shardOfTag(toTag));
        if (owner.shard().index() == shard.index()) {
            owner.received(request, flow);
        } else {
            owner.shard().execute(() -> owner.received(request, flow));
        }
    }

    private void route(Shard shard, Flow flow, SipResponse response) {
        String branch = response.topVia().branch();
        TransactionLayer owner = owner(shard, branch == null ? -1 : ShardIdentifiers.shardOfBranch(branch));
        if (owner.shard().index() == shard.index()) {
            owner.received(response, flow);
        } else {
            owner.shard().execute(() -> owner.received(response, flow));
        }
    }

    private TransactionLayer owner(Shard arrival, int named) {
        return layers[named < 0 ? arrival.index() : ShardIdentifiers.shardIndex(named, layers.length)];
    }

    private void answer(Shard shard, Flow flow, @Nullable SipRequest request, int status, String detail) {
        TransactionLayer layer = layers[shard.index()];
        layer.tally().malformed++;
        if (request != null) {
            request.cameFrom(
                    Addresses.numeric(flow.remote().getAddress()), flow.remote().getPort());
            layer.stateless()
                    .send(
                            shard,
                            flow,
                            request,
                            StatelessReplies.reply(request, status, detail).buildResponse());
        }
    }

    @Override
    public void unframeable(Shard shard, Flow flow, Unframeable reason, byte[] buffer, int length) {
        ParseResult result = parser.parse(buffer, length);
        SipRequest request = null;
        if (result instanceof ParseResult.Malformed malformed) {
            request = malformed.request();
        } else if (result instanceof ParseResult.Parsed parsed && parsed.message() instanceof SipRequest whole) {
            request = whole;
        }
        switch (reason) {
            case MESSAGE_TOO_LARGE -> answer(shard, flow, request, 513, "Message Too Large");
            case HEADERS_TOO_LARGE -> answer(shard, flow, request, 513, "Headers Too Large");
            case CONTENT_LENGTH_MISSING -> answer(shard, flow, request, 400, "Missing Content-Length");
            case CONTENT_LENGTH_INVALID -> answer(shard, flow, request, 400, "Bad Content-Length");
            case CONTENT_LENGTH_CONTRADICTORY -> answer(shard, flow, request, 400, "Contradictory Content-Length");
            case MESSAGE_TOO_SLOW -> answer(shard, flow, request, 400, "Message Came Too Slowly");
        }
    }

    @Override
    public void connectionClosed(Shard shard, Flow flow) {
        for (TransactionLayer layer : layers) {
            if (layer.shard().index() == shard.index()) {
                layer.connectionClosed(flow);
            } else {
                layer.shard().execute(() -> layer.connectionClosed(flow));
            }
        }
    }
}
