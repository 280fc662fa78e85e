package id.pulsa.proxy.registrar;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.NameAddress;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipUri;
import id.pulsa.proxy.transport.Flow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a REGISTER: steps 5 to 7 of RFC 3261 §10.3, as far as they need no bindings. */
final class RegisterParser {
    private static final int MAX_TEXT = 256;

    private final RegistrarSettings settings;

    /** What the request turned out to be. */
    sealed interface Result {
        /** It can be worked with. */
        record Read(Registration registration) implements Result {}

        /** It cannot. */
        record Refused(RegisterResponse response) implements Result {}
    }

    RegisterParser(RegistrarSettings settings) {
        this.settings = settings;
    }

    Result parse(SipRequest request, Flow flow) {
        SipUri addressOfRecord = request.to().uri();
        if (addressOfRecord == null || addressOfRecord.user().isEmpty()) {
            return refused(404, "To Names No Subscriber");
        }
        List<String> values = request.values(HeaderName.CONTACT);
        boolean all = values.contains("*");
        if (all && (values.size() > 1 || request.number(HeaderName.EXPIRES) != 0)) {
            return refused(400, "Contact * Needs Expires 0 And No Other Contact");
        }
        if (values.size() > settings.maxContacts()) {
            return tooManyContacts();
        }
        long expires = seconds(request.header(HeaderName.EXPIRES), settings.defaultExpiresSeconds());
        List<Registration.Contact> contacts = new ArrayList<>(values.size());
        for (String value : all ? List.<String>of() : values) {
            NameAddress address = NameAddress.parse(value);
            SipUri uri = address == null ? null : address.uri();
            if (address == null || uri == null || uri.host().isEmpty()) {
                return refused(400, "Contact Is No SIP URI");
            }
            if (address.uriText().length() > settings.maxContactLength()) {
                return refused(400, "Contact Too Long");
            }
            int q = qThousandths(address.parameter("q"));
            if (q < 0) {
                return refused(400, "Bad q");
            }
            long granted = Math.min(seconds(address.parameter("expires"), expires), settings.maxExpiresSeconds());
            if (granted > 0 && granted < settings.minExpiresSeconds()) {
                return new Result.Refused(RegisterResponse.tooBrief(settings.minExpiresSeconds()));
            }
            contacts.add(new Registration.Contact(ContactKey.of(uri), address.uriText(), q, granted));
        }
        return new Result.Read(new Registration(
                addressOfRecord.user(),
                request.callId(),
                request.cseq().number(),
                all,
                List.copyOf(contacts),
                flow.key(),
                cut(request.header(HeaderName.USER_AGENT)),
                path(request)));
    }

    private static Result refused(int status, String reasonPhrase) {
        return new Result.Refused(RegisterResponse.refused(status, reasonPhrase));
    }

    private static Result tooManyContacts() {
        return refused(403, "Too Many Contacts");
    }

    /** Delta-seconds; {@code otherwise} when missing or malformed, as RFC 3261 §20.10 has it for the parameter. */
    private long seconds(@Nullable String text, long otherwise) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return settings.defaultExpiresSeconds();
            }
            value = Math.min(value * 10 + (c - '0'), Integer.MAX_VALUE);
        }
        return value;
    }

    /** {@code 0}, {@code 0.5}, {@code 1.000}…; 1000 when missing; −1 when malformed. */
    private static int qThousandths(@Nullable String text) {
        if (text == null) {
            return 1_000;
        }
        boolean wellFormed = !text.isEmpty() && text.length() <= 5 && (text.length() == 1 || text.charAt(1) == '.');
        int value = 0;
        for (int i = 0; i < 5 && wellFormed; i++) {
            if (i != 1) {
                char c = i < text.length() ? text.charAt(i) : '0';
                wellFormed = c >= '0' && c <= '9';
                value = value * 10 + (c - '0');
            }
        }
        return wellFormed && value <= 1_000 ? value : -1;
    }

    private static @Nullable String path(SipRequest request) {
        return request.has(HeaderName.PATH) ? String.join(", ", request.values(HeaderName.PATH)) : null;
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }
}
