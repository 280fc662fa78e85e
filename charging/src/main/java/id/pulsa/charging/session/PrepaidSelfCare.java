package id.pulsa.charging.session;

import id.pulsa.charging.account.Account;
import id.pulsa.charging.account.AccountBook;
import id.pulsa.charging.account.Provisioning;
import id.pulsa.charging.account.SubscriberDirectory;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Outcome.Rejection;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.ledger.VoucherHash;
import id.pulsa.charging.rating.RateLookup;
import id.pulsa.charging.rating.TariffRater;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.charging.voucher.VoucherCodes;
import id.pulsa.charging.voucher.VoucherTries;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** {@link SelfCare} out of the store and the tariff in force. */
public final class PrepaidSelfCare implements SelfCare {
    private static final long MILLIS_PER_SECOND = 1_000;

    private final SubscriberDirectory subscribers;
    private final AccountBook accounts;
    private final Provisioning provisioning;
    private final TariffRater rater;
    private final @Nullable VoucherCodes codes;
    private final VoucherTries tries;
    private final TimeSource time;

    /** @param codes null when the key of the vouchers is lost: then none is redeemed */
    public PrepaidSelfCare(
            ChargingStore store, TariffRater rater, @Nullable VoucherCodes codes, VoucherTries tries, TimeSource time) {
        this.subscribers = store.subscribers();
        this.accounts = store.accounts();
        this.provisioning = store.provisioning();
        this.rater = rater;
        this.codes = codes;
        this.tries = tries;
        this.time = time;
    }

    @Override
    public @Nullable Plan plan(String subscriber) {
        Subscriber found = subscribers.find(subscriber);
        return found == null ? null : rater.tariffs().plan(found.plan());
    }

    @Override
    public @Nullable Balance balance(String subscriber) {
        Subscriber found = subscribers.find(subscriber);
        return found == null ? null : balance(found);
    }

    private @Nullable Balance balance(Subscriber subscriber) {
        Account account = accounts.find(subscriber.account());
        return account == null
                ? null
                : new Balance(
                        account.spendableMicros(),
                        account.terms().validUntilWallMillis(),
                        account.bundleMillis(time.wallMillis()));
    }

    @Override
    public CompletableFuture<Redemption> redeem(String subscriber, String code) {
        Subscriber found = subscribers.find(subscriber);
        if (found == null || codes == null) {
            return CompletableFuture.completedFuture(new Redemption.Unavailable());
        }
        long now = time.wallMillis();
        long waitMillis = tries.take(subscriber, now);
        if (waitMillis > 0) {
            int seconds = Math.toIntExact((waitMillis + MILLIS_PER_SECOND - 1) / MILLIS_PER_SECOND);
            return CompletableFuture.completedFuture(new Redemption.TooManyTries(seconds));
        }
        VoucherHash hash = codes.hash(code);
        if (hash == null) {
            return CompletableFuture.completedFuture(new Redemption.Invalid());
        }
        return provisioning.redeem(hash, found).handle((outcome, failure) -> {
            Redemption redemption = failure == null ? redemption(outcome, found) : new Redemption.Unavailable();
            if (!(redemption instanceof Redemption.Invalid)) {
                tries.giveBack(subscriber, now);
            }
            return redemption;
        });
    }

    private Redemption redemption(Outcome outcome, Subscriber subscriber) {
        if (outcome instanceof Outcome.Redeemed redeemed) {
            Balance balance = balance(subscriber);
            return balance == null
                    ? new Redemption.Unavailable()
                    : new Redemption.Redeemed(redeemed.amountMicros(), balance);
        }
        return outcome instanceof Outcome.Rejected rejected && isTheVouchers(rejected.reason())
                ? new Redemption.Invalid()
                : new Redemption.Unavailable();
    }

    private static boolean isTheVouchers(Rejection reason) {
        return switch (reason) {
            case UNKNOWN_VOUCHER, VOUCHER_USED, VOUCHER_EXPIRED, VOUCHER_WITHDRAWN -> true;
            default -> false;
        };
    }

    @Override
    public RateLookup rate(String subscriber, String called) {
        Subscriber found = subscribers.find(subscriber);
        return found == null ? new RateLookup.NoRate() : rater.rate(found.plan(), called);
    }
}
