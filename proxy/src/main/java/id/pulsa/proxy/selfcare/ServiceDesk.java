package id.pulsa.proxy.selfcare;

import id.pulsa.charging.session.SelfCare;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.tariff.PlanServices;
import id.pulsa.charging.time.TimeSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Answers what subscribers ask the service numbers, in the language of their plan. Thread-safe, never blocks. */
public final class ServiceDesk {
    private final SelfCare selfCare;
    private final ServiceNumbers numbers;
    private final Wordings wordings;
    private final PriceAnswers prices;
    private final BalanceAnswers balances;

    /**
     * @param emergencyNumbers cost nothing, whatever the plan says
     * @param ratios price ratio of a cell in thousandths; the normal one for null
     */
    public ServiceDesk(
            SelfCare selfCare,
            ServiceNumbers numbers,
            Set<String> emergencyNumbers,
            Wordings wordings,
            ToIntFunction<@Nullable String> ratios,
            TimeSource time) {
        this.selfCare = selfCare;
        this.numbers = numbers;
        this.wordings = wordings;
        this.prices = new PriceAnswers(selfCare, emergencyNumbers, ratios, time);
        this.balances = new BalanceAnswers(time);
    }

    /**
     * What is wanted by a call or message to a number; null when it is no service number.
     *
     * @param called as dialled, already unescaped
     * @param text of the message, or empty
     */
    public @Nullable ServiceRequest read(String called, String text) {
        return numbers.read(called, text);
    }

    /**
     * Does what an authenticated subscriber asks for.
     *
     * @param cell that the subscriber asks from; null for none
     */
    public ServiceReply answer(String subscriber, @Nullable String cell, ServiceRequest request) {
        Plan plan = selfCare.plan(subscriber);
        PlanServices services = plan == null ? PlanServices.USUAL : plan.services();
        if (!request.allowedBy(services)) {
            return new ServiceReply.Refused("The plan does not offer this service");
        }
        Wording words = wordings.in(services.language());
        PriceAnswers.Asker asker = new PriceAnswers.Asker(subscriber, cell);
        ZoneId zone = plan == null ? ZoneOffset.UTC : plan.timetable().zone();
        if (request instanceof ServiceRequest.Balance) {
            SelfCare.Balance balance = selfCare.balance(subscriber);
            return balance == null
                    ? new ServiceReply.Refused("No such subscriber")
                    : new ServiceReply.Told(balances.of(balance, words, zone));
        }
        if (request instanceof ServiceRequest.Voucher voucher) {
            return new ServiceReply.Later(selfCare.redeem(subscriber, voucher.code())
                    .thenApply(redemption -> balances.after(redemption, words, zone)));
        }
        if (request instanceof ServiceRequest.PriceOf wanted) {
            return new ServiceReply.Told(prices.of(asker, wanted.number(), plan, words));
        }
        if (request instanceof ServiceRequest.UsualPrice) {
            return new ServiceReply.Told(prices.usual(asker, plan, words));
        }
        String usage = request instanceof ServiceRequest.UnclearNumber ? "usage.quote" : "usage.balance";
        return new ServiceReply.Told(
                new ServiceAnswer(words.text(usage, "service", request.service()), words.text("brief.usage")));
    }
}
