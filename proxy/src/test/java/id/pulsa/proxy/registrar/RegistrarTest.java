package id.pulsa.proxy.registrar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Outcome.Rejected;
import id.pulsa.charging.ledger.Outcome.Rejection;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.timer.ManualTimers;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.ManualShard;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrarTest {
    private static final RegistrarSettings SETTINGS = new RegistrarSettings(60, 3_600, 7_200, 3, 64, 2);
    private static final Flow FLOW =
            Flow.udp(new InetSocketAddress("192.0.2.1", 5060), new InetSocketAddress("203.0.113.9", 40_112));

    private final ManualTime time = new ManualTime();
    private final ManualTimers timers = new ManualTimers();
    private final MemoryBindings store = new MemoryBindings();
    private final List<ManualShard> shards =
            List.of(new ManualShard(0, timers), new ManualShard(1, timers), new ManualShard(2, timers));
    private final Registrar registrar = new Registrar(SETTINGS, store, time, List.copyOf(shards));
    private final Locator locator = new Locator(store, time);
    private final List<RegisterResponse> answers = new ArrayList<>();

    /**
     * Existing bindings (all made 100 s ago with Call-ID c, CSeq 5 for an hour) → a REGISTER with Call-ID c unless it
     * begins with another → response and bindings after. {@code a} stands for sip:a@h.
     */
    @ParameterizedTest(name = "{0} + {1} {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
        # before | CSeq  | Contact                       | Expires | status                 | after
                 | 1     |                               |         | 200                    |
          a      | 1     |                               |         | 200                    | a;3500
                 | 1     | <a>                           |         | 200                    | a;3600
                 | 1     | <a>                           | 600     | 200                    | a;600
                 | 1     | <a>;expires=300               | 600     | 200                    | a;300
                 | 1     | a;expires=300                 |         | 200                    | a;300
                 | 1     | <a>;expires=9000              |         | 200                    | a;7200
                 | 1     | <a>;expires=99999999999999    |         | 200                    | a;7200
                 | 1     | <a>;expires=soon              | 600     | 200                    | a;3600
                 | 1     | <a>                           | soon    | 200                    | a;3600
                 | 1     | <a>;expires=60                |         | 200                    | a;60
                 | 1     | <a>;expires=59                |         | 423 Min-Expires 60     |
                 | 1     | <a>                           | 1       | 423 Min-Expires 60     |
          a      | 6     | <b>, <a>;expires=5            |         | 423 Min-Expires 60     | a;3500
                 | 1     | <a>, <b>;q=0.5, <c>;q=1.0     |         | 200                    | a;3600 b;q=0.500;3600 c;3600
                 | 1     | <a>;q=0                       |         | 200                    | a;q=0.000;3600
                 | 1     | <a>;q=0.7, <a>;q=0.2          |         | 200                    | a;q=0.200;3600
                 | 1     | <a>;q=1.001                   |         | 400 Bad q              |
                 | 1     | <a>;q=-1                      |         | 400 Bad q              |
                 | 1     | <a>;q=0.1234                  |         | 400 Bad q              |
                 | 1     | <a>;q                         |         | 400 Bad q              |
          a      | 6     | <b>                           |         | 200                    | a;3500 b;3600
          a      | 6     | <a>                           |         | 200                    | a;3600
          a      | 5     | <a>                           |         | 500 REGISTER Out Of Order | a;3500
          a      | 4     | <a>                           |         | 500 REGISTER Out Of Order | a;3500
          a      | x/1   | <a>                           |         | 200                    | a;3600
          a      | 4     | <b>                           |         | 200                    | a;3500 b;3600
          a      | 4     | <b>, <a>                      |         | 500 REGISTER Out Of Order | a;3500
          a      | 6     | <a>;expires=0                 |         | 200                    |
          a      | 6     | <a>                           | 0       | 200                    |
          a b    | 6     | <a>;expires=0                 |         | 200                    | b;3500
          a b    | 6     | <a>;expires=0, <c>            |         | 200                    | b;3500 c;3600
          a      | 5     | <a>;expires=0                 |         | 500 REGISTER Out Of Order | a;3500
          a      | 6     | <b>;expires=0                 |         | 200                    | a;3500
          a b    | 6     | *                             | 0       | 200                    |
                 | 6     | *                             | 0       | 200                    |
          a b    | x/1   | *                             | 0       | 200                    |
          a b    | 5     | *                             | 0       | 500 REGISTER Out Of Order | a;3500 b;3500
          a      | 6     | *                             |         | 400 Contact * Needs Expires 0 And No Other Contact | a;3500
          a      | 6     | *                             | 60      | 400 Contact * Needs Expires 0 And No Other Contact | a;3500
          a      | 6     | *, <b>                        | 0       | 400 Contact * Needs Expires 0 And No Other Contact | a;3500
          a b c  | 6     | <d>                           |         | 403 Too Many Contacts  | a;3500 b;3500 c;3500
          a b c  | 6     | <d>, <a>;expires=0            |         | 200                    | b;3500 c;3500 d;3600
          a b c  | 6     | <c>                           |         | 200                    | a;3500 b;3500 c;3600
                 | 1     | <a>, <b>, <c>, <d>            |         | 403 Too Many Contacts  |
                 | 1     | <tel:123>                     |         | 400 Contact Is No SIP URI |
                 | 1     | <http://h/>                   |         | 400 Contact Is No SIP URI |
          a      | 6     | <b>, <nonsense>               |         | 400 Contact Is No SIP URI | a;3500
                 | 1     | <sip:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@h> | | 400 Contact Too Long |
          a      | 6     | <sip:a@H>                     |         | 200                    | sip:a@H;3600
          a      | 6     | <sip:%61@h>                   |         | 200                    | sip:%61@h;3600
          a      | 6     | <sip:A@h>                     |         | 200                    | a;3500 sip:A@h;3600
          a      | 6     | <sip:a@h:5060>                |         | 200                    | a;3500 sip:a@h:5060;3600
          a      | 6     | <sip:a@h;transport=tcp>       |         | 200                    | a;3500 sip:a@h;transport=tcp;3600
        """)
    void changesBindings(
            @Nullable String before,
            String cseq,
            @Nullable String contact,
            @Nullable String expires,
            String response,
            @Nullable String after) {
        if (before != null) {
            List<String> names = List.of(before.split(" "));
            register(request(
                    "c",
                    5,
                    String.join(", ", names.stream().map(n -> "<" + n + ">").toList()),
                    "3600"));
            assertEquals(200, answers.remove(0).status());
            time.advanceSeconds(100);
        }
        String callId = cseq.contains("/") ? cseq.substring(0, cseq.indexOf('/')) : "c";
        long number = Long.parseLong(cseq.substring(cseq.indexOf('/') + 1));

        register(request(callId, number, contact, expires));

        RegisterResponse answer = answers.get(0);
        assertEquals(1, answers.size());
        assertEquals(response, describe(answer));
        assertEquals(after == null ? "" : after, bindings());
        if (answer.status() == 200) {
            assertEquals(after == null ? "" : after, listed(answer));
        }
    }

    private static String describe(RegisterResponse answer) {
        return switch (answer.status()) {
            case 200 -> "200";
            case 423 ->
                "423 " + answer.rows().get(0).name() + " "
                        + answer.rows().get(0).value();
            default -> answer.status() + " " + answer.reasonPhrase();
        };
    }

    private String bindings() {
        return store.find("1001", time.wallMillis()).stream()
                .map(binding -> shorten(binding.contact())
                        + (binding.qThousandths() == 1_000
                                ? ""
                                : ";q=0."
                                        + String.valueOf(1_000 + binding.qThousandths())
                                                .substring(1))
                        + ";" + (binding.expiresAtWallMillis() - time.wallMillis()) / 1_000)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String listed(RegisterResponse answer) {
        return answer.rows().stream()
                .map(row ->
                        shorten(row.value().replace("<", "").replace(">", "").replace("expires=", "")))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String shorten(String contact) {
        return contact.replaceFirst("^sip:([a-d])@h(?=$|;\\d|;q)", "$1");
    }

    private static SipRequest request(String callId, long cseq, String contact) {
        return request(callId, cseq, contact, null);
    }

    private static SipRequest request(String callId, long cseq, @Nullable String contact, @Nullable String expires) {
        MessageBuilder request = MessageBuilder.request(Method.REGISTER, "sip:pulsa.lab")
                .add(HeaderName.VIA, "SIP/2.0/UDP 10.0.0.5:5060;branch=z9hG4bKa")
                .add(HeaderName.FROM, "<sip:1001@pulsa.lab>;tag=1")
                .add(HeaderName.TO, "<sip:1001@pulsa.lab>")
                .add(HeaderName.CALL_ID, callId)
                .add(HeaderName.CSEQ, cseq + " REGISTER");
        if (contact != null) {
            request.add(HeaderName.CONTACT, contact.replaceAll("(^|<)([a-d])(?=$|>|;)", "$1sip:$2@h"));
        }
        if (expires != null) {
            request.add(HeaderName.EXPIRES, expires);
        }
        return request.buildRequest();
    }

    private void register(SipRequest request) {
        registrar.register(shards.get(0), FLOW, request, answers::add);
        runAll();
    }

    private void runAll() {
        for (int round = 0; round < 4; round++) {
            shards.forEach(ManualShard::runAll);
        }
    }

    @Test
    void answersOnlyAfterTheCommit() {
        store.holdCommits();
        register(request("c", 1, "<a>"));
        assertEquals(List.of(), answers);

        store.commitOne();
        runAll();

        assertEquals(200, answers.get(0).status());
        assertEquals("<sip:a@h>;expires=3600", answers.get(0).rows().get(0).value());
    }

    @Test
    void keepsChangesOfOneNumberThatArriveOnSeveralShards() {
        store.holdCommits();
        for (int i = 0; i < 3; i++) {
            registrar.register(shards.get(i), FLOW, request("c" + i, 1, "<" + "abc".charAt(i) + ">"), answers::add);
        }
        runAll();
        assertEquals(1, store.pendingCommits(), "the others wait for the first");

        for (int i = 0; i < 3; i++) {
            store.commitOne();
            runAll();
            assertEquals(i + 1, answers.size());
            assertEquals(i + 1, answers.get(i).rows().size(), "each sees what the ones before it left");
        }
        assertEquals("a;3600 b;3600 c;3600", bindings());
    }

    @Test
    void countsContactsOverChangesThatAreBeingCommitted() {
        store.holdCommits();
        register(request("c", 1, "<a>, <b>"));
        register(request("d", 1, "<c>, <d>"));
        store.commitOne();
        runAll();

        assertEquals(
                List.of(200, 403),
                answers.stream().map(RegisterResponse::status).toList());
        assertEquals("a;3600 b;3600", bindings());
    }

    @Test
    void removesAllOfANumberInTurnWithItsPhones() {
        store.holdCommits();
        register(request("c", 1, "<a>, <b>"));
        CompletableFuture<Boolean> removed = registrar.removeAll("1001");
        runAll();
        register(request("d", 1, "<c>"));
        assertEquals(1, store.pendingCommits(), "both wait for the first");

        store.commitOne();
        runAll();
        assertEquals("a;3600 b;3600", bindings());
        assertFalse(removed.isDone());
        store.commitOne();
        runAll();
        assertTrue(removed.join());
        assertEquals("", bindings());
        store.commitOne();
        runAll();
        assertEquals("c;3600", bindings());

        CompletableFuture<Boolean> none = registrar.removeAll("1002");
        runAll();
        assertTrue(none.join(), "nothing to remove is no failure");
    }

    @Test
    void turnsAwayWhoeverFloodsOneNumber() {
        store.holdCommits();
        for (int i = 1; i <= 4; i++) {
            register(request("c", i, "<a>"));
        }

        assertEquals(1, answers.size(), "one is being committed, two may wait, the fourth may not");
        assertEquals(503, answers.get(0).status());
        assertEquals(HeaderName.RETRY_AFTER, answers.get(0).rows().get(0).name());
        while (store.pendingCommits() > 0) {
            store.commitOne();
            runAll();
        }
        assertEquals(4, answers.size());
        assertEquals("a;3600", bindings());
    }

    @ParameterizedTest
    @CsvSource({"UNKNOWN_SUBSCRIBER, 404", "TOO_MANY_BINDINGS, 403", "STORE_FULL, 503", "INVALID, 500"})
    void saysWhyTheStoreRefused(Rejection reason, int status) {
        store.answerWith(new Rejected(reason));
        register(request("c", 1, "<a>"));
        assertEquals(status, answers.get(0).status());

        // The number is free again.
        store.answerWith(new Outcome.Applied(0));
        register(request("c", 2, "<a>"));
        assertEquals(200, answers.get(1).status());
    }

    @Test
    void findsLocationsByPreferenceThenRecencyAndNeverAnExpiredOne() {
        register(request("c", 1, "<a>;q=0.5, <b>;q=0.5, <c>;expires=60"));
        register(request("c", 2, "<a>;q=0.5"));
        assertEquals(List.of("sip:c@h", "sip:a@h", "sip:b@h"), uris());
        assertEquals(FLOW, locator.find("1001").get(0).flow(), "the way back through the NAT");

        time.advanceSeconds(60);
        assertEquals(List.of("sip:a@h", "sip:b@h"), uris());
        assertEquals(List.of(), locator.find("1002"));
    }

    private List<String> uris() {
        return locator.find("1001").stream().map(Location::contactUri).toList();
    }

    @Test
    void followsTheConnectionOfTheLatestRefresh() {
        register(request("c", 1, "<a>"));
        Flow later = Flow.tcp(FLOW.local(), new InetSocketAddress("203.0.113.9", 40_999), 77);
        registrar.register(shards.get(2), later, request("c", 2, "<a>"), answers::add);
        runAll();

        assertEquals(
                List.of(later),
                locator.find("1001").stream().map(Location::flow).toList());
    }

    @Test
    void writesTheResponse() {
        SipRequest request = request("c", 1, "<a>;expires=600");
        register(request);

        SipResponse response = answers.get(0).to(request, "t1");

        assertEquals(200, response.status());
        assertEquals("t1", response.to().tag());
        assertEquals(List.of("<sip:a@h>;expires=600"), response.values(HeaderName.CONTACT));
    }

    @Test
    void sweepsAtItsInterval() {
        ExpirySweep sweep = new ExpirySweep(store, time, timers, Duration.ofHours(1));
        sweep.start();
        timers.advance(Duration.ofMinutes(59));
        assertEquals(0, store.expiredBefore());
        timers.advance(Duration.ofMinutes(1));
        assertEquals(time.wallMillis(), store.expiredBefore());

        time.advanceSeconds(3_600);
        timers.advance(Duration.ofHours(1));
        assertEquals(time.wallMillis(), store.expiredBefore());
        sweep.stop();
        assertEquals(0, timers.pendingCount());
    }

    @Test
    void rejectsToWithoutUser() {
        MessageBuilder request = MessageBuilder.request(Method.REGISTER, "sip:pulsa.lab")
                .add(HeaderName.VIA, "SIP/2.0/UDP 10.0.0.5:5060;branch=z9hG4bKa")
                .add(HeaderName.FROM, "<sip:pulsa.lab>;tag=1")
                .add(HeaderName.TO, "<sip:pulsa.lab>")
                .add(HeaderName.CALL_ID, "c")
                .add(HeaderName.CSEQ, "1 REGISTER");
        register(request.buildRequest());
        assertEquals(404, answers.get(0).status());
        assertTrue(answers.get(0).rows().isEmpty());
    }
}
