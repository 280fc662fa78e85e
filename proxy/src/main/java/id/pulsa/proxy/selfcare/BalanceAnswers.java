package id.pulsa.proxy.selfcare;

import id.pulsa.charging.session.SelfCare;
import id.pulsa.charging.session.SelfCare.Redemption;
import id.pulsa.charging.time.TimeSource;
import java.time.ZoneId;

/** Tells balances, and what became of vouchers. */
final class BalanceAnswers {
    private static final long SECOND_MILLIS = 1_000;

    private final TimeSource time;

    BalanceAnswers(TimeSource time) {
        this.time = time;
    }

    ServiceAnswer of(SelfCare.Balance balance, Wording words, ZoneId zone) {
        String amount = words.amount(balance.availableMicros());
        String brief = balance.validUntilWallMillis() == 0
                ? "brief.balance"
                : expired(balance) ? "brief.expired" : "brief.validity";
        return new ServiceAnswer(
                sentences(balance, words, zone),
                words.text(brief, "amount", amount, "until", words.date(balance.validUntilWallMillis(), zone)));
    }

    ServiceAnswer after(Redemption redemption, Wording words, ZoneId zone) {
        if (redemption instanceof Redemption.Redeemed redeemed) {
            String amount = words.amount(redeemed.amountMicros());
            return new ServiceAnswer(
                    words.text("redeemed", "amount", amount) + " " + sentences(redeemed.balance(), words, zone),
                    words.text("brief.redeemed", "amount", amount));
        }
        if (redemption instanceof Redemption.TooManyTries tries) {
            String wait = words.time(tries.retryAfterSeconds() * SECOND_MILLIS);
            return new ServiceAnswer(words.text("tries", "time", wait), words.text("brief.tries"));
        }
        String key = redemption instanceof Redemption.Invalid ? "invalid" : "unavailable";
        return new ServiceAnswer(words.text(key), words.text("brief." + key));
    }

    private String sentences(SelfCare.Balance balance, Wording words, ZoneId zone) {
        StringBuilder text =
                new StringBuilder(words.text("balance", "amount", words.amount(balance.availableMicros())));
        if (balance.validUntilWallMillis() != 0) {
            String until = words.moment(balance.validUntilWallMillis(), zone);
            text.append(' ').append(words.text(expired(balance) ? "expired" : "validity", "until", until));
        }
        if (balance.bundleMillis() > 0) {
            String left = words.time(balance.bundleMillis());
            text.append(' ').append(words.text("bundle", "time", left));
        }
        return text.toString();
    }

    private boolean expired(SelfCare.Balance balance) {
        return balance.validUntilWallMillis() <= time.wallMillis();
    }
}
