package id.pulsa.proxy.message;

import java.util.Random;

/** Valid requests of every shape that the grammar allows in the headers each call touches (RFC 3261 §25). */
final class RandomMessages {
    private static final String[] METHODS = {"INVITE", "BYE", "OPTIONS", "REGISTER", "MESSAGE", "FOO-1.x"};
    private static final String[] USERS = {
        "1000",
        "alice",
        "%61lice",
        "+62-31-555",
        "a.b_c~d",
        "*100",
        "o'neil",
        "a;b=c",
        "user:pw",
        "x&y=z$1",
        "a,b",
        "q?r/s"
    };
    private static final String[] HOSTS = {"lab.test", "192.0.2.7", "[2001:db8::7]", "a-b.example.com", "localhost"};
    private static final String[] DISPLAYS = {
        "",
        "Bob ",
        "\"A, B\" ",
        "\"<sip:x@y>;tag=no\" ",
        "\"q\\\"uote\" ",
        "\"Jörg Ünicode\" ",
        "\"semi;colon\"",
        "J. R. Ewing "
    };
    private static final String[] URI_PARAMETERS = {"", ";transport=udp", ";lr", ";user=phone;x=%41", ";maddr=192.0.2.1"
    };
    private static final String[] BLANKS = {"", " ", "  ", "\t", "\r\n ", " \r\n\t "};

    private final Random random;

    RandomMessages(long seed) {
        random = new Random(seed);
    }

    String request() {
        String method = any(METHODS);
        StringBuilder text = new StringBuilder();
        text.append(method).append(' ').append(uri()).append(" SIP/2.0\r\n");
        int vias = 1 + random.nextInt(3);
        for (int i = 0; i < vias; i++) {
            String more = random.nextInt(4) == 0 ? blank() + "," + blank() + via() : "";
            row(text, random.nextBoolean() ? "Via" : "v", via() + more);
        }
        row(text, name("From", "f"), address(token()));
        row(text, name("To", "t"), address(random.nextBoolean() ? null : token()));
        row(text, name("Call-ID", "i"), token() + (random.nextBoolean() ? "@" + token() : ""));
        row(text, "CSeq", random.nextInt(Integer.MAX_VALUE) + " " + method);
        row(text, "Max-Forwards", Integer.toString(random.nextInt(256)));
        row(text, name("Contact", "m"), address(null));
        row(text, "X-Odd", ";;,\"" + blank() + "x");
        String body = random.nextBoolean() ? "" : "v=0\r\n" + token();
        if (!body.isEmpty()) {
            row(text, name("Content-Type", "c"), "application/sdp");
        }
        row(text, name("Content-Length", "l"), Integer.toString(body.length()));
        return text.append("\r\n").append(body).toString();
    }

    String uri() {
        String scheme = random.nextInt(5) == 0 ? "sips:" : "sip:";
        String user = random.nextInt(5) == 0 ? "" : any(USERS) + "@";
        String port = random.nextInt(3) == 0 ? ":" + (1 + random.nextInt(65535)) : "";
        return scheme + user + any(HOSTS) + port + any(URI_PARAMETERS);
    }

    private String via() {
        String port = random.nextInt(3) == 0 ? ":" + (1 + random.nextInt(65535)) : "";
        String more = random.nextInt(3) == 0 ? blank() + ";" + blank() + "rport" : "";
        String received = random.nextInt(4) == 0 ? ";received=192.0.2.99" : "";
        return "SIP/2.0/" + any("UDP", "TCP", "TLS", "WS") + " " + any(HOSTS) + port + more + blank() + ";" + blank()
                + "branch" + blank() + "=" + blank() + "z9hG4bK" + token() + received;
    }

    private String address(@org.jspecify.annotations.Nullable String tag) {
        String tagged = tag == null ? "" : blank() + ";" + blank() + "tag" + blank() + "=" + blank() + tag;
        return any(DISPLAYS) + "<" + uri() + ">" + any("", ";x-flag", ";expires=60", ";q=\"a;b,c\"") + tagged;
    }

    private void row(StringBuilder text, String name, String value) {
        text.append(name)
                .append(any("", " ", "\t"))
                .append(":")
                .append(blank())
                .append(value)
                .append("\r\n");
    }

    private String name(String full, String compact) {
        return any(full, compact, full.toUpperCase(java.util.Locale.ROOT));
    }

    private String token() {
        String characters = "abcXYZ0189-.!%*_+`'~";
        StringBuilder token = new StringBuilder();
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            token.append(characters.charAt(random.nextInt(characters.length())));
        }
        return token.toString();
    }

    private String blank() {
        return random.nextInt(4) == 0 ? any(BLANKS) : "";
    }

    private String any(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
