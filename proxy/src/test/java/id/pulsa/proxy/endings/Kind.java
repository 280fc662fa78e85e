package id.pulsa.proxy.endings;

import java.util.Locale;

/** What can happen to a call. In every state the page has a row of each kind, or says why there is none. */
public enum Kind {
    CALLER_BYE,
    CALLEE_BYE,
    BOTH_BYE,
    CANCEL,
    REFUSAL,
    SILENCE,
    LOST_ACK,
    LOST_200,
    LOST_BYE,
    LOST_200_TO_BYE,
    CALLER_VANISHES,
    CALLEE_VANISHES,
    CALLEE_RESTARTS,
    CALLEE_MOVES_ITS_REGISTRATION,
    CLOSED_CONNECTION,
    RE_INVITE,
    GLARE,
    UPDATE,
    CREDIT_END,
    LATE_TOP_UP,
    TIME_LIMIT,
    PRICE_CHANGE,
    TARIFF_RELOAD,
    CELL_RELOAD,
    HANDOVER,
    ADMINISTRATOR,
    STOP,
    KILL,
    DISK_FULL,
    CLOCK_STEP;

    /** As the page writes it: "lost 200 to BYE". */
    public String text() {
        return switch (this) {
            case CALLER_BYE -> "caller BYE";
            case CALLEE_BYE -> "callee BYE";
            case BOTH_BYE -> "BYE from both";
            case CANCEL -> "CANCEL";
            case LOST_ACK -> "lost ACK";
            case LATE_TOP_UP -> "late top-up";
            case LOST_BYE -> "lost BYE";
            case LOST_200_TO_BYE -> "lost 200 to BYE";
            case RE_INVITE -> "re-INVITE";
            case UPDATE -> "UPDATE";
            default -> name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
