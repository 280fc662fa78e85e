package id.pulsa.proxy.world;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.MessageLimits;
import id.pulsa.proxy.message.MessageParser;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.ParseResult;
import id.pulsa.proxy.message.SipMessage;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.timer.Timer;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A phone's transactions over UDP, as RFC 3261 §17 wants them and written apart from the gateway's: repeats what is not
 * answered, and answers what is repeated.
 */
final class PhoneWire {
    private static final long T1_MILLIS = 500;
    private static final long T2_MILLIS = 4_000;
    private static final long PATIENCE_MILLIS = 64 * T1_MILLIS;
    private static final MessageParser PARSER = new MessageParser(MessageLimits.DEFAULT);

    /** What arrives anew. */
    interface User {
        void requested(SipRequest request);

        void acknowledged(SipRequest ack);

        /** A 2xx to INVITE has come again: it wants its ACK again. */
        void answeredAgain(SipResponse success);
    }

    /** A request that waits for its final response; null instead of one when none came. */
    private final class Asking {
        final SipRequest request;
        final Consumer<@Nullable SipResponse> heard;

        @Nullable Timer repeat;

        final Timer limit;
        boolean finished;

        Asking(SipRequest request, Consumer<@Nullable SipResponse> heard) {
            this.request = request;
            this.heard = heard;
            this.limit = world.afterMillis(PATIENCE_MILLIS, life, this::giveUp);
            repeat(T1_MILLIS);
        }

        private void repeat(long afterMillis) {
            send(request);
            if (reliable) {
                return;
            }
            long next = request.method().equals(Method.INVITE) ? afterMillis * 2 : Math.min(afterMillis * 2, T2_MILLIS);
            repeat = world.afterMillis(afterMillis, life, () -> repeat(next));
        }

        private void stop() {
            if (repeat != null) {
                repeat.cancel();
            }
            limit.cancel();
        }

        private void giveUp() {
            stop();
            finished = true;
            asking.remove(key(request));
            heard.accept(null);
        }
    }

    /** A request that was answered, as long as it may be repeated. */
    private static final class Answering {
        @Nullable SipResponse last;

        @Nullable Timer repeat;

        void stop() {
            if (repeat != null) {
                repeat.cancel();
                repeat = null;
            }
        }
    }

    private final World world;
    private final WorldNetwork network;
    private final Life life;
    private final InetSocketAddress own;
    private final InetSocketAddress gateway;
    private final User user;
    private final boolean reliable;
    private final Map<String, Asking> asking = new HashMap<>();
    private final Map<String, Answering> answering = new HashMap<>();
    private long serial;

    PhoneWire(
            World world, WorldNetwork network, Life life, InetSocketAddress own, InetSocketAddress gateway, User user) {
        this.world = world;
        this.network = network;
        this.life = life;
        this.own = own;
        this.gateway = gateway;
        this.user = user;
        this.reliable = gateway.getPort() == WorldTransport.TCP_PORT;
        network.listen(own, life, (from, datagram) -> arrived(datagram));
    }

    String via() {
        return "SIP/2.0/" + (reliable ? "TCP " : "UDP ") + own.getHostString() + ":" + own.getPort()
                + ";rport;branch=z9hG4bK-" + own.getPort() + "-" + serial++;
    }

    long nextSerial() {
        return serial++;
    }

    /** Sends a request until it is answered; every new response is heard, null when no final one comes. */
    void ask(SipRequest request, Consumer<@Nullable SipResponse> heard) {
        asking.put(key(request), new Asking(request, heard));
    }

    void send(SipMessage message) {
        network.send(own, gateway, message.bytes(), 0, message.length());
    }

    /** Answers a request; a final answer to INVITE is repeated until its ACK comes, or {@code missing} is told. */
    void answer(SipRequest request, SipResponse response, Runnable missing) {
        Answering answer = answering.computeIfAbsent(key(request), unused -> new Answering());
        answer.last = response;
        send(response);
        if (request.method().equals(Method.INVITE) && !response.isProvisional()) {
            answer.stop();
            repeat(answer, response, T1_MILLIS, world.nanos() / 1_000_000 + PATIENCE_MILLIS, missing);
        }
    }

    private void repeat(Answering answer, SipResponse response, long afterMillis, long untilMillis, Runnable missing) {
        answer.repeat = world.afterMillis(afterMillis, life, () -> {
            if (world.nanos() / 1_000_000 >= untilMillis) {
                missing.run();
                return;
            }
            send(response);
            repeat(answer, response, Math.min(afterMillis * 2, T2_MILLIS), untilMillis, missing);
        });
    }

    private void arrived(byte[] datagram) {
        if (!(PARSER.parse(datagram, datagram.length) instanceof ParseResult.Parsed parsed)) {
            throw new AssertionError("the gateway has sent something malformed");
        }
        if (parsed.message() instanceof SipResponse response) {
            heard(response);
        } else if (parsed.message() instanceof SipRequest request) {
            requested(request);
        }
    }

    private void heard(SipResponse response) {
        Asking asked = asking.get(response.topVia().branch() + response.cseq().method());
        boolean invite = response.cseq().method().equals(Method.INVITE);
        if (asked == null || asked.finished) {
            if (invite && response.isSuccess()) {
                user.answeredAgain(response);
            } else if (invite && asked != null && !response.isProvisional()) {
                acknowledge(asked.request, response);
            }
            return;
        }
        if (response.isProvisional()) {
            if (invite) {
                asked.stop();
            }
            asked.heard.accept(response);
            return;
        }
        asked.stop();
        asked.finished = true;
        if (invite && !response.isSuccess()) {
            acknowledge(asked.request, response);
        }
        asked.heard.accept(response);
    }

    /** ACK to a failure (§17.1.1.3). */
    private void acknowledge(SipRequest invite, SipResponse failure) {
        send(MessageBuilder.request(Method.ACK, invite.requestUri())
                .add(HeaderName.VIA, invite.topVia().toString())
                .add(HeaderName.MAX_FORWARDS, 70)
                .copy(invite, HeaderName.FROM)
                .copy(failure, HeaderName.TO)
                .copy(invite, HeaderName.CALL_ID)
                .add(HeaderName.CSEQ, invite.cseq().number() + " ACK")
                .buildRequest());
    }

    private void requested(SipRequest request) {
        if (request.method().equals(Method.ACK)) {
            String branch = request.topVia().branch();
            for (Map.Entry<String, Answering> one : answering.entrySet()) {
                if (one.getKey().equals(branch + Method.INVITE)) {
                    one.getValue().stop();
                }
            }
            user.acknowledged(request);
            return;
        }
        Answering known = answering.get(key(request));
        if (known == null) {
            answering.put(key(request), new Answering());
            user.requested(request);
        } else if (known.last != null) {
            send(known.last);
        }
    }

    /** Nothing that was asked or answered before is known any more. */
    void forget() {
        asking.values().forEach(Asking::stop);
        asking.clear();
        answering.values().forEach(Answering::stop);
        answering.clear();
    }

    /** The ACK to a 2xx has come: that answer needs no repetition. */
    void settled(SipRequest invite) {
        Answering answer = answering.get(key(invite));
        if (answer != null) {
            answer.stop();
        }
    }

    private static String key(SipRequest request) {
        return request.topVia().branch() + request.method();
    }
}
