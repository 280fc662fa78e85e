package id.pulsa.proxy.softphone;

import java.util.Locale;

/** Files that softphones read. */
public enum SoftphoneFormat {
    /** Linphone's remote provisioning, XML; the hash stands for the password. */
    LINPHONE("application/xml; charset=utf-8", "linphone.xml") {
        @Override
        public String write(SoftphoneSettings settings) {
            return LinphoneConfig.write(settings);
        }
    },
    /** A line of baresip's file {@code accounts}; the password is to be filled in, since nobody here knows it. */
    BARESIP("text/plain; charset=utf-8", "accounts") {
        @Override
        public String write(SoftphoneSettings settings) {
            return "<sip:" + settings.number() + "@" + settings.host() + ":" + settings.port()
                    + ";transport=udp>;auth_user=" + settings.number() + ";auth_pass=PASSWORD;regint=600\n";
        }
    };

    private final String contentType;
    private final String fileName;

    SoftphoneFormat(String contentType, String fileName) {
        this.contentType = contentType;
        this.fileName = fileName;
    }

    /** The file's text. */
    public abstract String write(SoftphoneSettings settings);

    public String contentType() {
        return contentType;
    }

    public String fileName() {
        return fileName;
    }

    /**
     * The format of that name, {@code "linphone"}.
     *
     * @throws IllegalArgumentException in words for the administrator
     */
    public static SoftphoneFormat of(String name) {
        for (SoftphoneFormat format : values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
                return format;
            }
        }
        throw new IllegalArgumentException("\"format\" is linphone or baresip");
    }
}
