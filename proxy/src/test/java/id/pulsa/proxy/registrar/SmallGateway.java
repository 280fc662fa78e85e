package id.pulsa.proxy.registrar;

import id.pulsa.charging.time.SystemTime;
import id.pulsa.proxy.auth.AuthResult;
import id.pulsa.proxy.auth.DigestAuthenticator;
import id.pulsa.proxy.auth.DigestSettings;
import id.pulsa.proxy.auth.PasswordHashes;
import id.pulsa.proxy.auth.ProtectionDomain;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.MessageLimits;
import id.pulsa.proxy.message.MessageParser;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.ParseResult;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.message.StatusCode;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.ListenAddress;
import id.pulsa.proxy.transport.MessageSink;
import id.pulsa.proxy.transport.NettySipTransport;
import id.pulsa.proxy.transport.Shard;
import id.pulsa.proxy.transport.SocketLibrary;
import id.pulsa.proxy.transport.TransportKind;
import id.pulsa.proxy.transport.TransportLimits;
import id.pulsa.proxy.transport.TransportSettings;
import id.pulsa.proxy.transport.Unframeable;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Just enough of a gateway for a real phone to register at and to be asked who it is; calls are busy. */
final class SmallGateway implements MessageSink, AutoCloseable {
    static final String REALM = "pulsa.lab";

    final MemoryBindings store = new MemoryBindings();
    /** Status codes as they were sent: {@code REGISTER 401}. */
    final ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();

    private final NettySipTransport transport;
    private final MessageParser parser = new MessageParser(MessageLimits.DEFAULT);
    private final List<DigestAuthenticator> authenticators = new ArrayList<>();
    private final Registrar registrar;

    SmallGateway(String host) throws Exception {
        SystemTime time = new SystemTime();
        transport = new NettySipTransport(
                new TransportSettings(2, SocketLibrary.best(), 1 << 20, null, TransportLimits.DEFAULT), time);
        byte[] key = SecureRandom.getSeed(32);
        ProtectionDomain domain = new ProtectionDomain(
                DigestSettings.of(REALM, Set.of(host)),
                number -> number.equals("1001") ? PasswordHashes.of(number, REALM, "demo") : null,
                time,
                key);
        List<Shard> shards = new ArrayList<>();
        for (int i = 0; i < transport.shardCount(); i++) {
            shards.add(transport.shard(i));
            authenticators.add(domain.authenticator(new SecureRandom()));
        }
        registrar = new Registrar(RegistrarSettings.DEFAULT, store, time, shards);
        transport.start(List.of(new ListenAddress(TransportKind.UDP, new InetSocketAddress(host, 0))), this);
    }

    int port() {
        return transport.listening().get(0).address().getPort();
    }

    @Override
    public void received(Shard shard, Flow flow, byte[] buffer, int length) {
        if (!(parser.parse(buffer, length) instanceof ParseResult.Parsed parsed)
                || !(parsed.message() instanceof SipRequest request)
                || request.method().equals(Method.ACK)) {
            return;
        }
        request.cameFrom(
                flow.remote().getAddress().getHostAddress(), flow.remote().getPort());
        AuthResult result = authenticators
                .get(shard.index())
                .authenticate(request, flow.remote().getAddress());
        if (result instanceof AuthResult.Challenge challenge) {
            MessageBuilder response = response(request, challenge.status());
            send(shard, flow, challenge.addTo(response).buildResponse(), request);
        } else if (result instanceof AuthResult.Rejected rejected) {
            send(shard, flow, response(request, rejected.status()).buildResponse(), request);
        } else if (result instanceof AuthResult.BadCredentials bad) {
            send(shard, flow, response(request, bad.status()).buildResponse(), request);
        } else if (request.method().equals(Method.REGISTER)) {
            registrar.register(shard, flow, request, answer -> send(shard, flow, answer.to(request, "t1"), request));
        } else {
            send(shard, flow, response(request, 486).buildResponse(), request);
        }
    }

    private static MessageBuilder response(SipRequest request, int status) {
        return MessageBuilder.responseTo(request, status, StatusCode.phrase(status), "t1");
    }

    private void send(Shard shard, Flow flow, SipResponse response, SipRequest request) {
        sent.add(request.method() + " " + response.status());
        transport.send(shard, flow, response.bytes(), 0, response.length(), (where, way, failure) -> {});
    }

    @Override
    public void unframeable(Shard shard, Flow flow, Unframeable reason, byte[] buffer, int length) {
        sent.add("unframeable " + reason);
    }

    @Override
    public void connectionClosed(Shard shard, Flow flow) {
        sent.add("closed");
    }

    @Override
    public void close() {
        transport.close();
    }
}
