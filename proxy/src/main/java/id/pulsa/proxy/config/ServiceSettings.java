package id.pulsa.proxy.config;

import id.pulsa.charging.yaml.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code services}: the numbers by which subscribers help themselves.
 *
 * @param balance tells balance and validity and takes vouchers; null when switched off
 * @param quote tells prices; null when switched off
 */
public record ServiceSettings(
        @Nullable String balance, @Nullable String quote) {
    /** @param emergencyNumbers which no service number may hide */
    static ServiceSettings read(Section services, List<String> emergencyNumbers) {
        String balance = services.valueOrOff("balance", text -> number(text, emergencyNumbers), "*888");
        String quote = services.valueOrOff("quote", text -> number(text, emergencyNumbers), "*889");
        if (balance != null && balance.equals(quote)) {
            services.finding(services.has("quote") ? "quote" : "balance", "the service numbers must differ");
        }
        services.reportUnknownKeys();
        return new ServiceSettings(balance, quote);
    }

    private static String number(String text, List<String> emergencyNumbers) {
        if (!text.matches("[*#]{0,2}[0-9]{1,15}")) {
            throw new IllegalArgumentException(
                    "expected a number such as \"*888\" (quoted), or \"\" to switch it off, found \"" + text + "\"");
        }
        if (emergencyNumbers.contains(text)) {
            throw new IllegalArgumentException("\"" + text + "\" is an emergency number");
        }
        return text;
    }
}
