package id.pulsa.proxy.b2bua;

import id.pulsa.charging.session.EndCause;
import id.pulsa.proxy.auth.DigestAuthenticator;
import id.pulsa.proxy.dialog.Dialog;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.transaction.TransactionLayer;
import id.pulsa.proxy.transaction.TransactionLimits;
import id.pulsa.proxy.transaction.TransactionUser;
import id.pulsa.proxy.transport.Shard;
import id.pulsa.proxy.transport.SipTransport;
import java.security.SecureRandom;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** One shard of the B2BUA. All but construction, {@link #ask} and {@link #stop} happens on the shard's thread. */
final class ShardCalls {
    private static final long STOP_POLL_MILLIS = 10;

    private final Shard shard;
    private final CallTable calls = new CallTable();
    private final TransactionLayer layer;
    private final CallSetup setup;

    ShardCalls(Shard shard, SipTransport transport, B2bua.Parts parts, SecureRandom random) {
        this.shard = shard;
        DigestAuthenticator authenticator = parts.protection().authenticator(new SplittableRandom(random.nextLong()));
        Gatekeeper gatekeeper = new Gatekeeper(parts.identity(), authenticator);
        CallSetup[] made = new CallSetup[1];
        this.layer = new TransactionLayer(
                shard, transport, parts.timers(), TransactionLimits.DEFAULT, random, transactions -> {
                    CallContext context = new CallContext(transactions, calls, parts.rules(), parts.time());
                    made[0] = new CallSetup(context, gatekeeper, parts);
                    return switchboard(made[0], gatekeeper, parts);
                });
        this.setup = made[0];
    }

    private TransactionUser switchboard(CallSetup callSetup, Gatekeeper gatekeeper, B2bua.Parts parts) {
        return new Switchboard(calls, callSetup, new RegisterDesk(shard, gatekeeper, parts.registrar()), gatekeeper);
    }

    TransactionLayer layer() {
        return layer;
    }

    List<CallSnapshot> snapshots() {
        return calls.all().stream().map(Call::snapshot).toList();
    }

    int callCount() {
        return calls.size();
    }

    int legCount() {
        return calls.legCount();
    }

    boolean end(String callId, EndCause cause) {
        Call call = calls.find(callId);
        if (call == null) {
            return false;
        }
        call.end(cause, Rejection.of(cause));
        return true;
    }

    /** Sends BYE in each of the dialogs. */
    void hangUpSaved(byte[] savedDialogs) {
        for (Dialog dialog : SavedDialogs.read(savedDialogs)) {
            SipRequest bye = dialog.request(Method.BYE, layer)
                    .add(HeaderName.REASON, ReasonText.sip(503, "Gateway was restarted"))
                    .buildRequest();
            layer.sendRequest(bye, dialog.flow(layer), UnwatchedRequest.INSTANCE);
        }
    }

    /** Asks a question on the shard's thread. */
    <T> CompletableFuture<T> ask(Function<ShardCalls, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        shard.execute(() -> {
            try {
                answer.complete(question.apply(this));
            } catch (RuntimeException fault) {
                answer.completeExceptionally(fault);
            }
        });
        return answer;
    }

    /** Takes no more calls, ends all, and completes when their legs are gone or the time is over. */
    CompletableFuture<Void> stop(long graceMillis) {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        shard.execute(() -> {
            setup.close();
            for (Call call : calls.all()) {
                call.end(EndCause.GATEWAY_STOPPED, Rejection.of(EndCause.GATEWAY_STOPPED));
            }
            awaitSilence(stopped, shard.timers().nowNanos(), graceMillis);
        });
        return stopped;
    }

    private void awaitSilence(CompletableFuture<Void> silent, long since, long graceMillis) {
        boolean late = shard.timers().nowNanos() - since >= graceMillis * 1_000_000;
        if (late || calls.legCount() == 0) {
            silent.complete(null);
        } else {
            shard.timers().scheduleMillis(STOP_POLL_MILLIS, () -> awaitSilence(silent, since, graceMillis));
        }
    }
}
