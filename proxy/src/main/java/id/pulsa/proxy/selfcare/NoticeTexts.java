package id.pulsa.proxy.selfcare;

import id.pulsa.charging.session.CallReceipt;
import id.pulsa.charging.session.SelfCare;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.tariff.PlanServices;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What subscribers are told unasked, when their plan wants it: what a call came to, and that the balance is low.
 *
 * <p>A low balance is told once per crossing: by the call or message whose charge took the account from the threshold or
 * above to below it. Two calls of an account that end at the same moment may both tell it. Whoever goes on below the
 * threshold is not told again until a top-up has brought the account above it.
 */
public final class NoticeTexts {
    private static final int LONGEST_NUMBER = 32;

    private final Function<String, @Nullable Plan> plans;
    private final SelfCare selfCare;
    private final @Nullable String balanceNumber;
    private final Wordings wordings;
    private final PriceTexts prices;

    /**
     * @param plans the plan of a name in the tariff in force; null when there is none
     */
    public NoticeTexts(
            Function<String, @Nullable Plan> plans, SelfCare selfCare, ServiceNumbers numbers, Wordings wordings) {
        this.plans = plans;
        this.selfCare = selfCare;
        this.balanceNumber = numbers.balance();
        this.wordings = wordings;
        this.prices = new PriceTexts(plans, wordings);
    }

    /** The number that notices come from, so that an answer to one tells the balance; null when it is switched off. */
    public @Nullable String sender() {
        return balanceNumber;
    }

    /** Whether there may be something to tell to subscribers of a plan; cheap, asked for every call. */
    public boolean wantedBy(String plan) {
        PlanServices services = services(plan);
        return services != null && (services.receipt() || services.lowBalanceMicros() != PlanServices.NO_WARNING);
    }

    /** What to tell after a call; each text is a message of its own. */
    public List<String> afterCall(CallReceipt receipt) {
        PlanServices services = services(receipt.plan());
        if (services == null) {
            return List.of();
        }
        Wording words = wordings.in(services.language());
        List<String> texts = new ArrayList<>(2);
        if (services.receipt()) {
            texts.add(receipt(receipt, words));
        }
        if (crossed(services, receipt.availableMicros(), receipt.chargeMicros())) {
            texts.add(low(receipt.availableMicros(), services, words));
        }
        return texts;
    }

    /**
     * What to tell after a message.
     *
     * @param subscriber who sent it
     * @param plan the sender's
     * @param priceMicros what it cost
     */
    public List<String> afterMessage(String subscriber, String plan, long priceMicros) {
        PlanServices services = services(plan);
        SelfCare.Balance balance = services == null ? null : selfCare.balance(subscriber);
        return services == null || balance == null || !crossed(services, balance.availableMicros(), priceMicros)
                ? List.of()
                : List.of(low(balance.availableMicros(), services, wordings.in(services.language())));
    }

    /** What is told of prices. */
    public PriceTexts prices() {
        return prices;
    }

    private @Nullable PlanServices services(String name) {
        Plan plan = plans.apply(name);
        return plan == null ? null : plan.services();
    }

    private static boolean crossed(PlanServices services, long availableMicros, long chargeMicros) {
        long threshold = services.lowBalanceMicros();
        return availableMicros < threshold && chargeMicros >= threshold - availableMicros;
    }

    private static String receipt(CallReceipt receipt, Wording words) {
        StringBuilder text = new StringBuilder(words.text(
                "receipt",
                "time",
                words.talk(receipt.talkMillis()),
                "amount",
                words.amount(receipt.chargeMicros()),
                "number",
                Shortened.to(LONGEST_NUMBER, receipt.called())));
        if (receipt.bundleMillis() > 0) {
            text.append(' ').append(words.text("receipt.bundle", "time", words.time(receipt.bundleMillis())));
        }
        return text.append(' ')
                .append(words.text("left", "amount", words.amount(receipt.availableMicros())))
                .toString();
    }

    private String low(long availableMicros, PlanServices services, Wording words) {
        String text = words.text("low", "amount", words.amount(availableMicros));
        return balanceNumber == null || !services.voucher()
                ? text
                : text + " " + words.text("low.hint", "service", balanceNumber);
    }
}
