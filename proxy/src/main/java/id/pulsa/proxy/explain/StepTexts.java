package id.pulsa.proxy.explain;

import id.pulsa.charging.ledger.CellDecision;
import id.pulsa.charging.money.Currency;
import id.pulsa.charging.money.Micros;
import id.pulsa.charging.rating.ChargeSegment;
import id.pulsa.proxy.trace.ChargingStep;
import id.pulsa.proxy.trace.ChargingStep.Funds;
import java.util.Locale;

/** Charging steps and parts of charges in words. */
public final class StepTexts {
    private static final int MOST = 1_000;

    private final Currency currency;

    /** @param currency of all amounts */
    public StepTexts(Currency currency) {
        this.currency = currency;
    }

    /** One line, harmless. */
    public String text(ChargingStep step) {
        return Harmless.line(sentence(step), MOST);
    }

    private String sentence(ChargingStep step) {
        if (step instanceof ChargingStep.Admitted admitted) {
            return admitted(admitted);
        } else if (step instanceof ChargingStep.Refused refused) {
            return refused(refused);
        } else if (step instanceof ChargingStep.Resumed resumed) {
            return "carried on after a restart at " + seconds(resumed.talkMillis()) + "; " + funds(resumed.funds());
        } else if (step instanceof ChargingStep.Answered answered) {
            return "answered, the clock starts; " + funds(answered.funds());
        } else if (step instanceof ChargingStep.Extended extended) {
            return "at " + seconds(extended.talkMillis()) + ": " + funds(extended.funds());
        } else if (step instanceof ChargingStep.NotExtended end) {
            return "at " + seconds(end.talkMillis()) + ": "
                    + (end.withheld() ? "nothing is set aside while the ledger cannot be written" : "no more credit")
                    + "; the paid time ends at " + seconds(end.funds().paidMillis());
        } else if (step instanceof ChargingStep.HandedOver moved) {
            return handedOver(moved);
        } else if (step instanceof ChargingStep.Ended ended) {
            return "ended (" + ended.cause() + (ended.detail() == null ? "" : ": " + ended.detail()) + ") after "
                    + seconds(ended.talkMillis()) + " of talk; charge " + amount(ended.chargeMicros());
        }
        return step.toString();
    }

    private String refused(ChargingStep.Refused refused) {
        StringBuilder text = new StringBuilder("refused (" + refused.refusal() + "): " + refused.text());
        refused.decisions().forEach(decision -> text.append("; ").append(decision(decision)));
        return text.toString();
    }

    private String admitted(ChargingStep.Admitted admitted) {
        StringBuilder text = new StringBuilder("admitted");
        for (CellDecision decision : admitted.decisions()) {
            text.append("; ").append(decision(decision));
        }
        if (admitted.account() == null) {
            return text.append("; nobody pays").toString();
        }
        return text.append("; account ")
                .append(admitted.account())
                .append(", rate ")
                .append(admitted.rate())
                .append("; ")
                .append(funds(admitted.funds()))
                .toString();
    }

    private String handedOver(ChargingStep.HandedOver moved) {
        String side = moved.side().name().toLowerCase(Locale.ROOT);
        String where = moved.cell() == null ? "out of all cells" : "to cell " + moved.cell();
        CellDecision decision = moved.decision();
        return side + " has gone " + where + ": " + moved.outcome().name().toLowerCase(Locale.ROOT)
                + (decision == null ? "" : "; " + decision(decision)) + price(moved.funds());
    }

    /** {@code "cell north admitted (channels 1 of 3 taken, load 1.200 of 3.400 erl, …)"}. */
    public String decision(CellDecision decision) {
        String share = decision.offeredMilliErl() > decision.capacityMilliErl() && decision.offeredMilliErl() > 0
                ? ", capacity / load " + thousandths(decision.capacityMilliErl() * 1_000 / decision.offeredMilliErl())
                : "";
        return "cell " + decision.cell() + " " + decision.verdict().toLowerCase(Locale.ROOT) + " (" + decision.busy()
                + " of " + decision.channels() + " channels taken, load " + thousandths(decision.offeredMilliErl())
                + " of "
                + thousandths(decision.capacityMilliErl()) + " erl" + share + ", Erlang B "
                + Micros.format(decision.blockingMillionths(), 6) + ", policy " + decision.policy() + ", price ratio "
                + thousandths(decision.ratioThousandths()) + ")";
    }

    private String funds(Funds funds) {
        return funds.paidMillis() == Long.MAX_VALUE
                ? "free of charge"
                : amount(funds.reservedMicros()) + " set aside, paid up to " + seconds(funds.paidMillis())
                        + price(funds);
    }

    private static String price(Funds funds) {
        return ", price ratio " + thousandths(funds.ratioThousandths())
                + (funds.lockedMillis() == Long.MAX_VALUE ? "" : " until " + seconds(funds.lockedMillis()));
    }

    /** {@code "TALK 0.000-12.000 s: 12 x 1.000 s at IDR 1.00 per 1.000 s = IDR 12.00"}. */
    public String segment(ChargeSegment segment) {
        StringBuilder text = new StringBuilder(segment.kind().name());
        text.append(' ').append(plainSeconds(segment.fromMillis()));
        if (segment.toMillis() > segment.fromMillis()) {
            text.append('-').append(plainSeconds(segment.toMillis()));
        }
        text.append(" s");
        if (!segment.band().isEmpty()) {
            text.append(", band ").append(segment.band());
        }
        if (segment.increments() > 0) {
            text.append(": ").append(segment.increments()).append(" x ").append(seconds(segment.incrementMillis()));
        }
        if (segment.perMillis() > 0) {
            text.append(" at ")
                    .append(amount(segment.priceMicros()))
                    .append(" per ")
                    .append(seconds(segment.perMillis()));
            if (segment.ratioThousandths() != ChargeSegment.NORMAL_RATIO) {
                text.append(" x ").append(thousandths(segment.ratioThousandths()));
            }
        }
        return Harmless.line(
                text.append(" = ").append(amount(segment.amountMicros())).toString(), MOST);
    }

    /** {@code "IDR 12.00"}. */
    public String amount(long micros) {
        return currency.code() + " " + currency.format(micros);
    }

    /** {@code "12.000 s"}. */
    static String seconds(long millis) {
        return plainSeconds(millis) + " s";
    }

    static String plainSeconds(long millis) {
        return Micros.format(Math.multiplyExact(millis, 1_000L), 3);
    }

    private static String thousandths(long thousandths) {
        return Micros.format(thousandths * 1_000, 3);
    }
}
