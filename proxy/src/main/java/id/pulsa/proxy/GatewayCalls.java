package id.pulsa.proxy;

import id.pulsa.charging.reservation.CreditLeft;
import id.pulsa.proxy.admin.LiveCallSnapshot;
import id.pulsa.proxy.admin.LiveCallsControl;
import id.pulsa.proxy.b2bua.B2bua;
import id.pulsa.proxy.b2bua.CallSnapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The running calls as the control API shows them. */
final class GatewayCalls implements LiveCallsControl {
    private final B2bua b2bua;

    GatewayCalls(B2bua b2bua) {
        this.b2bua = b2bua;
    }

    @Override
    public CompletableFuture<List<LiveCallSnapshot>> calls(int most) {
        return b2bua.calls()
                .thenApplyAsync(calls -> calls.stream()
                        .sorted(Comparator.comparingLong(CallSnapshot::startedAtWallMillis))
                        .limit(most)
                        .toList())
                .thenCompose(this::shown);
    }

    private CompletableFuture<List<LiveCallSnapshot>> shown(List<CallSnapshot> calls) {
        return b2bua.creditLeft(calls.stream().map(CallSnapshot::callId).toList())
                .thenApplyAsync(left -> calls.stream()
                        .map(call -> shown(call, left.get(call.callId())))
                        .toList());
    }

    @Override
    public CompletableFuture<Boolean> hangUp(String callId) {
        return b2bua.hangUp(callId);
    }

    private static LiveCallSnapshot shown(CallSnapshot call, @Nullable CreditLeft left) {
        return new LiveCallSnapshot(
                call.callId(),
                call.caller(),
                call.called(),
                call.account(),
                call.rate(),
                call.state().name().toLowerCase(Locale.ROOT),
                call.startedAtWallMillis(),
                call.answeredAtWallMillis(),
                call.talkMillis(),
                call.paidMillis(),
                call.reservedMicros(),
                left,
                call.callerCell(),
                call.ratioThousandths());
    }
}
