package id.pulsa.proxy.selfcare;

import id.pulsa.charging.tariff.DialledNumber;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The numbers by which subscribers help themselves, and the grammar of what is dialled behind them, as people know it
 * from dial codes: {@code *888}, {@code *888#}, {@code *888*CODE}, {@code *888*CODE#}.
 *
 * @param balance tells balance and validity and takes vouchers; null when switched off
 * @param quote tells prices; null when switched off
 */
public record ServiceNumbers(
        @Nullable String balance, @Nullable String quote) {
    /** No service numbers. */
    public static final ServiceNumbers NONE = new ServiceNumbers(null, null);

    private static final Pattern CODE = Pattern.compile("[0-9]{8,32}");
    private static final Pattern NUMBER = Pattern.compile("[+]?[0-9]{1,32}");

    /**
     * What is wanted by a call or message to a number; null when it is no service number.
     *
     * @param called as dialled, already unescaped
     * @param text of the message, or empty: a code or number in it counts when none was dialled
     */
    public @Nullable ServiceRequest read(String called, String text) {
        if (balance == null && quote == null) {
            return null;
        }
        String dialled = DialledNumber.normalise(called);
        String behind = balance == null ? null : behind(balance, dialled);
        if (balance != null && behind != null) {
            return aboutBalance(balance, behind, DialledNumber.normalise(text.strip()));
        }
        behind = quote == null ? null : behind(quote, dialled);
        if (quote != null && behind != null) {
            return aboutPrice(quote, behind, DialledNumber.normalise(text.strip()));
        }
        return null;
    }

    /** What was dialled behind the service number: from {@code *} on, or empty; null when it is another number. */
    private static @Nullable String behind(String service, String dialled) {
        if (!dialled.startsWith(service)) {
            return null;
        }
        String rest = dialled.substring(service.length());
        if (rest.endsWith("#")) {
            rest = rest.substring(0, rest.length() - 1);
        }
        return rest.isEmpty() || rest.startsWith("*") ? rest : null;
    }

    private static ServiceRequest aboutBalance(String service, String behind, String text) {
        String code = behind.isEmpty() ? text : behind.substring(1);
        if (CODE.matcher(code).matches()) {
            return new ServiceRequest.Voucher(service, code);
        }
        // Somebody who only writes "hello" wants to know something, and the balance is what there is to know.
        return behind.isEmpty() ? new ServiceRequest.Balance(service) : new ServiceRequest.UnclearVoucher(service);
    }

    private static ServiceRequest aboutPrice(String service, String behind, String text) {
        String number = behind.isEmpty() ? text : behind.substring(1);
        if (NUMBER.matcher(number).matches()) {
            return new ServiceRequest.PriceOf(service, number);
        }
        return behind.isEmpty() ? new ServiceRequest.UsualPrice(service) : new ServiceRequest.UnclearNumber(service);
    }
}
