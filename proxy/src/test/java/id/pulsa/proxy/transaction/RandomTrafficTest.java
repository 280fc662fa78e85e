package id.pulsa.proxy.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.pulsa.proxy.message.MessageLimits;
import id.pulsa.proxy.message.MessageParser;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipMessage;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.SendFailure;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A user that answers at random and a peer that sends at random: new requests, copies, late and damaged messages,
 * answers to what was sent. Nothing may throw, each request of ours has one outcome, and nothing stays behind.
 */
class RandomTrafficTest {
    private static final int STEPS = 3_000;
    private static final int KEPT = 200;
    private static final int[] STATUSES = {100, 180, 183, 200, 202, 302, 401, 486, 487, 503, 603};
    private static final String[] METHODS = {"INVITE", "INVITE", "BYE", "OPTIONS", "REGISTER", "ACK", "CANCEL"};

    private final long seed = new SecureRandom().nextLong();
    private final Random random = new Random(seed);
    private final Map<ClientTransaction, Integer> outcomes = new HashMap<>();
    private final List<SipMessage> arrived = new ArrayList<>();
    private final List<SipRequest> sentRequests = new ArrayList<>();
    private final List<InviteClientTransaction> invites = new ArrayList<>();
    private int started;

    private final Bench bench = new Bench(new TransactionLimits(300, 300, 1)) {
        @Override
        public void answered(ClientTransaction transaction, SipResponse response) {
            outcomes.merge(transaction, 1, Integer::sum);
        }

        @Override
        public void timedOut(ClientTransaction transaction) {
            outcomes.merge(transaction, 1, Integer::sum);
        }

        @Override
        public void transportFailed(ClientTransaction transaction, SendFailure failure) {
            outcomes.merge(transaction, 1, Integer::sum);
        }
    };
    private final SipDispatcher dispatcher =
            new SipDispatcher(new MessageParser(MessageLimits.DEFAULT), List.of(bench.layer));

    @Test
    void nothingThrowsAndNothingStaysBehind() {
        for (int round = 0; round < 20; round++) {
            for (int step = 0; step < STEPS / 20; step++) {
                step();
            }
            settle();
        }
    }

    private void settle() {
        bench.transport.failWith(null);
        answerAll();
        invites.forEach(invite -> invite.cancel(null));
        invites.clear();
        // Every INVITE that was answered 1xx before the cancel, and those after it, are over 64*T1 later.
        bench.advance(32_000);
        bench.advance(32_000 + 5_000);
        String where = "seed " + seed;
        assertEquals(0, bench.layer.counts().alive(), where + " " + bench.layer.counts());
        assertEquals(0, bench.timers.pendingCount(), where);
        assertEquals(started, outcomes.size(), where);
        outcomes.values().forEach(times -> assertEquals(1, times, where));
    }

    private void answerAll() {
        for (ServerTransaction transaction : bench.opened) {
            if (!transaction.isAnswered()) {
                transaction.respond(transaction.reply(500).buildResponse());
            }
        }
        bench.opened.clear();
    }

    private void step() {
        Flow flow = random.nextBoolean() ? Bench.UDP : Bench.TCP_ACCEPTED;
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> arrive(newRequest(), flow);
            case 3 -> arriveAgain(flow);
            case 4 -> arriveDamaged(flow);
            case 5 -> sendSomething();
            case 6, 7 -> answerSomethingOfOurs(flow);
            case 8, 9 -> userAnswers();
            case 10 -> bench.transport.failWith(random.nextInt(4) == 0 ? SendFailure.CONNECTION_CLOSED : null);
            default -> {
                if (!invites.isEmpty()) {
                    invites.get(random.nextInt(invites.size())).cancel(null);
                }
            }
        }
        bench.advance(random.nextInt(10) == 0 ? random.nextInt(8_000) : random.nextInt(50));
        bench.transport.takeSent();
        bench.takeTold();
    }

    private SipRequest newRequest() {
        String method = METHODS[random.nextInt(METHODS.length)];
        String branch = random.nextInt(8) == 0 ? "old" + random.nextInt(20) : "z9hG4bK" + random.nextInt(60);
        return Bench.incoming(method, branch, random.nextBoolean() ? "t" + random.nextInt(9) : "");
    }

    private void arrive(SipMessage message, Flow flow) {
        if (arrived.size() < KEPT) {
            arrived.add(message);
        } else {
            arrived.set(random.nextInt(KEPT), message);
        }
        dispatcher.received(bench.layer.shard(), flow, message.bytes(), message.length());
    }

    private void arriveAgain(Flow flow) {
        if (!arrived.isEmpty()) {
            SipMessage old = arrived.get(random.nextInt(arrived.size()));
            dispatcher.received(bench.layer.shard(), flow, old.bytes(), old.length());
        }
    }

    private void arriveDamaged(Flow flow) {
        SipRequest request = newRequest();
        byte[] bytes = request.bytes().clone();
        for (int hits = random.nextInt(6); hits >= 0; hits--) {
            bytes[random.nextInt(request.length())] = (byte) random.nextInt(256);
        }
        dispatcher.received(bench.layer.shard(), flow, bytes, 1 + random.nextInt(request.length()));
    }

    private void sendSomething() {
        Flow flow = random.nextBoolean() ? Bench.UDP : Bench.TCP;
        started++;
        if (random.nextBoolean()) {
            SipRequest invite = bench.outgoing(Method.INVITE, flow);
            sentRequests.add(invite);
            invites.add(bench.layer.sendInvite(invite, flow, bench));
        } else {
            SipRequest bye = bench.outgoing(Method.BYE, flow);
            sentRequests.add(bye);
            bench.layer.sendRequest(bye, flow, bench);
        }
    }

    private void answerSomethingOfOurs(Flow flow) {
        if (!sentRequests.isEmpty()) {
            SipRequest request = sentRequests.get(Math.max(0, sentRequests.size() - 1 - random.nextInt(30)));
            int status = STATUSES[random.nextInt(STATUSES.length)];
            arrive(Bench.answerTo(request, status, "b" + random.nextInt(3)), flow);
        }
    }

    private void userAnswers() {
        if (!bench.opened.isEmpty()) {
            ServerTransaction transaction = bench.opened.get(random.nextInt(bench.opened.size()));
            if (!transaction.isAnswered()) {
                int status = STATUSES[random.nextInt(STATUSES.length)];
                transaction.respond(transaction.reply(status).buildResponse());
            }
        }
    }
}
