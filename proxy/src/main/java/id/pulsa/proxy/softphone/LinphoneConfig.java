package id.pulsa.proxy.softphone;

/** Linphone's remote provisioning file (wiki.linphone.org, "Remote Provisioning"), as its schema lpconfig.xsd has it. */
final class LinphoneConfig {
    private LinphoneConfig() {}

    static String write(SoftphoneSettings settings) {
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <config xmlns="http://www.linphone.org/xsds/lpconfig.xsd">
                """);
        section(xml, "sip");
        entry(xml, "default_proxy", "0");
        end(xml);
        section(xml, "proxy_0");
        entry(xml, "reg_proxy", "<" + settings.server() + ">");
        entry(xml, "reg_route", "<" + settings.server() + ";lr>");
        entry(xml, "reg_identity", named(settings));
        entry(xml, "reg_expires", "600");
        entry(xml, "reg_sendregister", "1");
        entry(xml, "publish", "0");
        entry(xml, "realm", settings.realm());
        end(xml);
        section(xml, "auth_info_0");
        entry(xml, "username", settings.number());
        entry(xml, "ha1", settings.ha1Md5());
        entry(xml, "realm", settings.realm());
        entry(xml, "domain", settings.realm());
        entry(xml, "algorithm", "MD5");
        end(xml);
        return xml.append("</config>\n").toString();
    }

    private static String named(SoftphoneSettings settings) {
        String name = settings.displayName();
        String address = "<" + settings.identity() + ">";
        return name == null ? address : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\" " + address;
    }

    private static void section(StringBuilder xml, String name) {
        xml.append("  <section name=\"").append(name).append("\" overwrite=\"true\">\n");
    }

    private static void end(StringBuilder xml) {
        xml.append("  </section>\n");
    }

    private static void entry(StringBuilder xml, String name, String value) {
        xml.append("    <entry name=\"").append(name).append("\">");
        escape(xml, value);
        xml.append("</entry>\n");
    }

    /** XML 1.0 §2.2, §2.4: characters that no XML may hold are left out. */
    private static void escape(StringBuilder xml, String value) {
        value.codePoints()
                .filter(c -> c >= 0x20 && !(c >= 0xD800 && c < 0xE000) && c != 0xFFFE && c != 0xFFFF)
                .forEach(c -> {
                    switch (c) {
                        case '&' -> xml.append("&amp;");
                        case '<' -> xml.append("&lt;");
                        case '>' -> xml.append("&gt;");
                        case '"' -> xml.append("&quot;");
                        default -> xml.appendCodePoint(c);
                    }
                });
    }
}
