package id.pulsa.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.admin.PbxState;
import id.pulsa.proxy.b2bua.PbxAnswer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** However many look at the PBX, it is asked now and then only. */
class GatewayPbxTest {
    private int asked;
    private CompletableFuture<PbxAnswer> answer = CompletableFuture.completedFuture(new PbxAnswer(404, 1_500_000));
    private long nanos;
    private final GatewayPbx pbx = new GatewayPbx(this::ask, new TimeSource() {
        @Override
        public long wallMillis() {
            return 77;
        }

        @Override
        public long nanos() {
            return nanos;
        }
    });

    private CompletableFuture<PbxAnswer> ask() {
        asked++;
        return answer;
    }

    @Test
    void isAskedAgainWhenTheAnswerIsOld() {
        assertEquals(new PbxState(77, 404, 1_500), pbx.state());
        nanos = TimeUnit.SECONDS.toNanos(4);
        assertEquals(new PbxState(77, 404, 1_500), pbx.state());
        assertEquals(1, asked);
        nanos = TimeUnit.SECONDS.toNanos(5);
        answer = CompletableFuture.completedFuture(new PbxAnswer(0, 0));
        assertEquals(new PbxState(77, 0, 0), pbx.state());
        assertEquals(2, asked);
    }

    @Test
    void aShardThatFailsIsNoAnswer() {
        answer = CompletableFuture.failedFuture(new IllegalStateException("no socket"));
        assertEquals(new PbxState(77, 0, 0), pbx.state());
    }

    @Test
    void whoeverComesMeanwhileIsToldWhatWasKnown() throws Exception {
        CompletableFuture<PbxAnswer> late = new CompletableFuture<>();
        CompletableFuture<Void> asking = new CompletableFuture<>();
        GatewayPbx slow = new GatewayPbx(
                () -> {
                    asking.complete(null);
                    return late;
                },
                new id.pulsa.charging.time.SystemTime());
        CompletableFuture<PbxState> first = CompletableFuture.supplyAsync(slow::state);
        asking.get(20, TimeUnit.SECONDS);
        assertEquals(PbxState.UNKNOWN, slow.state());
        late.complete(new PbxAnswer(200, 1_000));
        assertEquals(200, first.get(20, TimeUnit.SECONDS).status());
    }
}
