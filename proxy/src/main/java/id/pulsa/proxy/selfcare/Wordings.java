package id.pulsa.proxy.selfcare;

import id.pulsa.charging.money.Currency;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.Set;

/** The languages that subscribers are told things in. Immutable, thread-safe. */
public final class Wordings {
    /** Java spelled Indonesian "in" before release 17, and still does when told to (java.locale.useOldISOCodes). */
    private static final Set<String> INDONESIAN = Set.of("id", "in");

    private final Wording english;
    private final Wording indonesian;

    public Wordings(Currency currency) {
        this.english = new Wording(bundle("messages_en.properties"), currency);
        this.indonesian = new Wording(bundle("messages_id.properties"), currency);
    }

    /** The words of a language; English for those that there are none for. */
    Wording in(Locale language) {
        return INDONESIAN.contains(language.getLanguage()) ? indonesian : english;
    }

    /**
     * Named by its file: what {@link java.util.ResourceBundle#getBundle} finds depends on the machine's own language and
     * on how Java spells Indonesian.
     */
    static PropertyResourceBundle bundle(String file) {
        try (InputStream bytes = Wordings.class.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException("the texts " + file + " are missing from the program");
            }
            return new PropertyResourceBundle(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
