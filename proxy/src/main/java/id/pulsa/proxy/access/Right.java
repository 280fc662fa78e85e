package id.pulsa.proxy.access;

import id.pulsa.charging.ledger.StaffRole;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What an operation asks of who wants it. */
public enum Right {
    /** Whoever has logged in, a subscriber too: what concerns nobody else. */
    OWN,
    /** Reading everything but secrets. */
    SEE,
    /** Calls, cells, subscribers' data: all that moves no money. */
    OPERATE,
    /** Top-ups, withdrawals, vouchers, credit. */
    MONEY,
    /** Staff, tariffs, configuration, backup. */
    ADMINISTER;

    /** What a role may do. */
    public static Set<Right> of(StaffRole role) {
        return switch (role) {
            case ADMINISTRATOR -> EnumSet.allOf(Right.class);
            case OPERATOR -> EnumSet.of(OWN, SEE, OPERATE);
            case VIEWER -> EnumSet.of(OWN, SEE);
        };
    }

    /** {@code "see"}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The rights of these names.
     *
     * @throws IllegalArgumentException in words for the administrator
     */
    public static Set<Right> ofTexts(Collection<String> texts) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        texts.forEach(text -> rights.add(ofText(text)));
        return rights;
    }

    private static Right ofText(String text) {
        for (Right right : values()) {
            if (right.text().equals(text)) {
                return right;
            }
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is no right; there are own, see, operate, money and administer");
    }
}
